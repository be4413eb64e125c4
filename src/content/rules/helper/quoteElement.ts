import type { ContentElement } from '../../model/contentNode.ts'
import { textWithin } from '../../model/contentView.ts'

const LONGEST_ATTRIBUTE = 80
const LONGEST_TEXT = 30
const VOID = new Set(['br', 'col', 'embed', 'hr', 'iframe', 'img', 'input', 'link', 'meta'])

/** An element as a reader of the source knows it: its start tag and the beginning of its text. */
export const quoteElement = (element: ContentElement): string => {
  const attributes = Object.entries(element.attributes).map(([name, value]) => ` ${name}="${value.slice(0, LONGEST_ATTRIBUTE)}"`).join('')
  const start = `<${element.tag}${attributes}>`
  if (VOID.has(element.tag)) return start
  const text = textWithin(element).replace(/[ \t\n\r]+/g, ' ').trim()
  return text.length > LONGEST_TEXT ? `${start}${text.slice(0, LONGEST_TEXT)}…` : `${start}${text}</${element.tag}>`
}
