import { textBlocks } from '../shared/findQuote.ts'
import { idOf } from '../shared/idOf.ts'
import { shanghaiDateTime } from '../shared/shanghai.ts'
import { changedFields } from './contentDigest.ts'
import { diffLines, type Piece } from './textDiff.ts'

/** A field that differs. `lines` is empty where the words stayed and only format, links or pictures changed. */
export type FieldChange = { field: string; label: string; lines: Piece[][] }

type Doc = Readonly<Record<string, unknown>>

/** How fields and their values are called on screen; what has no name is shown as stored. */
export type Naming = { labels: ReadonlyMap<string, string>; names: ReadonlyMap<string, string> }

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

const scalar = (value: unknown, names: ReadonlyMap<string, string>): string[] => {
  if (typeof value === 'boolean') return [value ? '是' : '否']
  const text = String(value)
  if (text.trim() === '') return []
  return INSTANT.test(text) ? [shanghaiDateTime(new Date(text))] : (names.get(text) ?? text).split('\n')
}

const linesOf = (value: unknown, names: ReadonlyMap<string, string>): string[] => {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return value.flatMap((each: unknown) => linesOf(each, names))
  if (typeof value !== 'object' || value instanceof Date) return scalar(value instanceof Date ? value.toISOString() : value, names)
  if ('root' in value) return textBlocks(value).map(({ text }) => text).filter((text) => text.trim() !== '')
  const own = names.get(idOf(value) ?? '')
  return own === undefined ? Object.values(value).flatMap((each: unknown) => linesOf(each, names)) : [own]
}

/** What a reader would see differ between two states of a document, field by field in the order of `labels`. */
export const fieldChanges = (before: Doc, after: Doc, { labels, names }: Naming): FieldChange[] => {
  const changed = new Set(changedFields(before, after))
  return [...labels].filter(([field]) => changed.has(field)).map(([field, label]) => ({ field, label, lines: diffLines(linesOf(before[field], names), linesOf(after[field], names)) }))
}
