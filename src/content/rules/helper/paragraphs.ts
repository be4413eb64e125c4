import type { ContentView } from '../../model/contentView.ts'
import type { TextBlock } from '../../model/textBlocks.ts'
import { isWithin } from './isWithin.ts'

const APART = new Set(['blockquote', 'caption', 'dl', 'figure', 'form', 'li', 'pre', 'table'])
const PARAGRAPHS = new Set(['center', 'div', 'p', 'section'])

/** Paragraphs of running text: not in tables, lists, figures, quotations, forms or code. */
export const paragraphs = ({ blocks }: ContentView): TextBlock[] =>
  blocks.filter(({ ancestors, tag }) => PARAGRAPHS.has(tag) && !isWithin(ancestors, APART))
