import type { ContentElement } from '../../model/contentNode.ts'

/** True when an element of these tags stands below the element. */
export const contains = (element: ContentElement, tags: ReadonlySet<string>): boolean =>
  element.children.some((child) => child.kind === 'element' && (tags.has(child.tag) || contains(child, tags)))
