import type { Log } from './change.ts'
import { type Draft, draftText, mapDrafts, withAttributes, withChildren } from './draft.ts'

const LONGEST_HEADER = 20

const cellsOf = (row: Draft | undefined): readonly Draft[] => row?.children ?? []
const isMarked = ({ attributes }: Draft): boolean => typeof attributes['headerState'] === 'number' && attributes['headerState'] > 0

/** Short words without figures: what stands over columns. */
const isHeaderText = (words: string): boolean => words !== '' && words.length <= LONGEST_HEADER && /[\p{Script=Han}A-Za-z]/u.test(words) && !/^[\d.,%￥¥-]+/.test(words)

const wantsHeader = (table: Draft): boolean => {
  const rows = table.children ?? []
  const first = cellsOf(rows[0])
  const even = rows.every((row) => row.type === 'tablerow' && cellsOf(row).length === first.length)
  return even && rows.length > 1 && first.length > 1 && !rows.some((row) => cellsOf(row).some(isMarked)) && first.every((cell) => isHeaderText(draftText(cell).trim()))
}

const HEADER_ROW = 1

/** Marks the first row of a table without header cells, where its words are headings of columns. */
export const tableHeaders = (root: Draft, log: Log): Draft =>
  mapDrafts(root, (table) => {
    if (table.type !== 'table' || !wantsHeader(table)) return table
    const [first, ...rest] = table.children ?? []
    if (!first) return table
    log({ after: draftText(first), before: draftText(first), kind: 'table-header', path: first.path })
    return withChildren(table, [withChildren(first, cellsOf(first).map((cell) => withAttributes(cell, { headerState: HEADER_ROW }))), ...rest])
  })
