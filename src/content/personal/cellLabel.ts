import { textWithin } from '../model/contentView.ts'
import type { ContentElement } from '../model/contentNode.ts'
import type { TextBlock } from '../model/textBlocks.ts'

const cellsOf = (row: ContentElement): ContentElement[] => row.children.flatMap((child) => (child.kind === 'element' ? [child] : []))

const firstRow = (table: ContentElement): ContentElement | null => {
  for (const child of table.children) {
    if (child.kind === 'text') continue
    const row = child.tag === 'tr' ? child : firstRow(child)
    if (row) return row
  }
  return null
}

const named = (cell: ContentElement | undefined): string => {
  const text = cell ? textWithin(cell).trim() : ''
  return /\d{5}/.test(text) ? '' : text.slice(0, 20)
}

/** What a table says a cell is: the head of its column and the cell before it. '' for everything else. */
export const cellLabel = ({ ancestors, element }: TextBlock): string => {
  const chain = [...ancestors, element]
  const cellAt = chain.findLastIndex(({ tag }) => tag === 'td' || tag === 'th')
  const cell = chain[cellAt]
  const row = chain[cellAt - 1]
  const table = ancestors.findLast(({ tag }) => tag === 'table')
  if (!cell || !row || !table) return ''
  const cells = cellsOf(row)
  const column = cells.indexOf(cell)
  const head = firstRow(table)
  return `${named(cells[column - 1])} ${head === row || !head ? '' : named(cellsOf(head)[column])}`.trim()
}
