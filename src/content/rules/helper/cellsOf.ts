import type { ContentElement } from '../../model/contentNode.ts'
import { childElements } from './childElements.ts'

/** Cells of a row. */
export const cellsOf = (row: ContentElement): ContentElement[] => childElements(row).filter(({ tag }) => tag === 'td' || tag === 'th')
