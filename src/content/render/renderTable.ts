import { escapeText } from './escapeHtml.ts'
import { asNode, childrenOf, intOf, type LexicalNode, textOf } from './lexicalNode.ts'
import type { RenderContext } from './resolvers.ts'
import { visitChildren } from './visitChildren.ts'

/** Bits of Lexical's `headerState`. */
const HEADER_ROW = 1
const HEADER_COLUMN = 2

const span = (cell: LexicalNode, key: 'colSpan' | 'rowSpan'): string => {
  const value = Math.min(intOf(cell, key, 1), 1000)
  return value > 1 ? ` ${key.toLowerCase()}="${value}"` : ''
}

const renderCell = (cell: LexicalNode, context: RenderContext): string => {
  const state = intOf(cell, 'headerState', 0)
  const tag = state > 0 ? 'th' : 'td'
  const scope = state === 0 ? '' : ` scope="${(state & HEADER_ROW) === 0 && (state & HEADER_COLUMN) > 0 ? 'row' : 'col'}"`
  const content = cell.type === 'tablecell' ? visitChildren(cell, context, (nodes) => renderCellContent(nodes, context)) : context.blocks([cell], 'flow')
  return `<${tag}${span(cell, 'colSpan')}${span(cell, 'rowSpan')}${scope}>${content}</${tag}>`
}

// A cell usually holds one paragraph: written without `p`, as people write tables by hand.
const renderCellContent = (nodes: readonly LexicalNode[], context: RenderContext): string => {
  const [first] = nodes
  if (nodes.length === 1 && first?.type === 'paragraph') return visitChildren(first, context, (inner) => context.blocks(inner, 'flow'))
  return context.blocks(nodes, 'flow')
}

const isHeaderRow = (row: LexicalNode): boolean => {
  const cells = childrenOf(row)
  return cells.length > 0 && cells.every((cell) => (intOf(cell, 'headerState', 0) & HEADER_ROW) > 0)
}

const renderRow = (row: LexicalNode, context: RenderContext): string => {
  const cells = row.type === 'tablerow'
    ? visitChildren(row, context, (nodes) => nodes.map((cell) => renderCell(cell, context)).join(''))
    : renderCell(row, context)
  return cells === '' ? '' : `<tr>${cells}</tr>`
}

const renderRows = (rows: readonly LexicalNode[], context: RenderContext): string => {
  const firstBody = rows.findIndex((row) => !isHeaderRow(row))
  const cut = firstBody === -1 ? rows.length : firstBody
  const render = (part: readonly LexicalNode[]): string => part.map((row) => renderRow(row, context)).join('')
  const head = render(rows.slice(0, cut))
  const body = render(rows.slice(cut))
  return (head === '' ? '' : `<thead>${head}</thead>`) + (body === '' ? '' : `<tbody>${body}</tbody>`)
}

/** A Lexical table with `thead`, `th scope` and spans; its `caption` property becomes the caption. '' without cells. */
export const renderTable = (node: LexicalNode, context: RenderContext): string => {
  const rows = visitChildren(node, context, (children) => renderRows(children, context))
  if (rows === '') return ''
  const caption = textOf(node, 'caption') || textOf(asNode(node.caption) ?? { type: '' }, 'text')
  return `<table>${caption === '' ? '' : `<caption>${escapeText(caption)}</caption>`}${rows}</table>`
}
