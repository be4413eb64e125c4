import type { ContentElement } from '../../model/contentNode.ts'
import { textWithin } from '../../model/contentView.ts'
import { cellsOf } from './cellsOf.ts'
import { childElements } from './childElements.ts'
import { contains } from './contains.ts'
import { rowsOf } from './rowsOf.ts'

const ARRANGED = new Set(['form', 'h1', 'h2', 'h3', 'h4', 'iframe', 'table', 'video'])
const LONGEST_CELL = 150

const holdsContent = (cell: ContentElement): boolean =>
  contains(cell, ARRANGED) || textWithin(cell).length > LONGEST_CELL || childElements(cell).filter(({ tag }) => tag === 'p').length > 3

/** A table that only puts things beside one another: marked so, of one column, or with whole pieces of a page in its cells. */
export const isLayoutTable = (table: ContentElement): boolean => {
  const { role } = table.attributes
  if (role === 'presentation' || role === 'none') return true
  const rows = rowsOf(table).map(cellsOf)
  if (rows.every((cells) => cells.length < 2)) return true
  const cells = rows.flat()
  const pictures = cells.filter((cell) => contains(cell, new Set(['img'])) || textWithin(cell).trim() === '').length
  return cells.filter(holdsContent).length * 4 >= cells.length || pictures === cells.length
}
