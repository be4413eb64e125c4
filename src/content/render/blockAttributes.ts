import { intOf, type LexicalNode, textOf } from './lexicalNode.ts'

const ALIGNMENTS = new Set(['center', 'end', 'justify', 'left', 'right', 'start'])

/** Alignment and indent of a block as a class attribute (with its leading space), or ''. Inline styles never leave. */
export const blockAttributes = (node: LexicalNode): string => {
  const format = textOf(node, 'format')
  const indent = Math.min(intOf(node, 'indent', 0), 9)
  const classes = [...(ALIGNMENTS.has(format) ? [`align-${format}`] : []), ...(indent > 0 ? [`indent-${indent}`] : [])]
  return classes.length > 0 ? ` class="${classes.join(' ')}"` : ''
}
