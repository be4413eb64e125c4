import type { ContentElement } from '../../model/contentNode.ts'

/** The child elements of an element, without texts. */
export const childElements = (element: ContentElement): ContentElement[] => element.children.filter((child) => child.kind === 'element')
