import type { ContentElement } from '../../model/contentNode.ts'
import { BLOCKS } from '../../model/textBlocks.ts'

const WIDE = new Set(['body', 'div', 'section', 'table', 'tbody', 'tr', 'ul', 'ol'])

/** The paragraph, heading, cell or item an element stands in, for saying a thing once a block; the element itself where there is none. */
export const enclosingBlock = (element: ContentElement, ancestors: readonly ContentElement[]): ContentElement =>
  BLOCKS.has(element.tag) && !WIDE.has(element.tag) ? element : ancestors.findLast(({ tag }) => BLOCKS.has(tag) && !WIDE.has(tag)) ?? element
