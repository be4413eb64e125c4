import type { ContentElement } from '../../model/contentNode.ts'
import { childElements } from './childElements.ts'

const GROUPS = new Set(['tbody', 'tfoot', 'thead'])

/** Rows of this table, not of one nested in it. */
export const rowsOf = (table: ContentElement): ContentElement[] =>
  childElements(table).flatMap((child) => {
    if (child.tag === 'tr') return [child]
    return GROUPS.has(child.tag) ? rowsOf(child) : []
  })
