import { textWithin } from '../model/contentView.ts'
import type { ContentView } from '../model/contentView.ts'
import type { ContentElement } from '../model/contentNode.ts'
import type { Hit } from '../rules/rule.ts'
import { findIdCards } from './findIdCards.ts'

const PART = /^[\s0-9０-９xXｘＸ]{1,17}$/

const partsOf = (row: ContentElement): ContentElement[] => row.children.flatMap((cell) => (cell.kind === 'element' ? [cell] : []))

/** Runs of neighbouring cells that hold nothing but digits. */
const digitRuns = (row: ContentElement): ContentElement[][] => {
  const runs: ContentElement[][] = [[]]
  for (const cell of partsOf(row)) {
    if (PART.test(textWithin(cell).trim())) runs.at(-1)?.push(cell)
    else runs.push([])
  }
  return runs.filter(({ length }) => length > 1)
}

/** Identity numbers whose digits are split over neighbouring cells of a row. No fix: there is no one place to mask. */
export const splitIdCards = ({ elements }: ContentView, message: string): Hit[] =>
  elements('tr').flatMap(({ element }) => digitRuns(element).flatMap((cells) => {
    const joined = cells.map((cell) => textWithin(cell).replace(/\s/g, '')).join('')
    return joined.length > 40 ? [] : findIdCards(joined).map(({ mask }) => ({ message: `相邻单元格连起来${message}`, place: cells[0]?.place ?? element.place, text: mask }))
  }))
