import { type Db, type Document, ObjectId } from 'mongodb'

import type { ColumnPeople } from '../notify/notice.ts'
import { groupBy } from '../shared/groupBy.ts'
import { PORTAL_SLUGS } from '../shared/slugs.ts'

/** A column with the people it names. */
export type ColumnAudience = ColumnPeople & { path: string; title: string }

/** A document with the people who have to do with it. */
export type DocumentAudience = { authors: string[]; column: ColumnAudience | null; title: string }

const MOST_COLUMNS = 500

const ids = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** The people of all columns, by the column's id. */
export const readColumnAudiences = async (db: Db): Promise<ReadonlyMap<string, ColumnAudience>> => {
  const rows = await db.collection(PORTAL_SLUGS.columns).find({}, { projection: { editors: 1, path: 1, quota: 1, reviewers: 1, title: 1 } }).limit(MOST_COLUMNS).toArray()
  return new Map(rows.map((row) => [String(row._id), { editors: ids(row['editors']), path: String(row['path'] ?? ''), responsible: ids((row['quota'] as Document | undefined)?.['responsible']), reviewers: ids(row['reviewers']), title: String(row['title'] ?? '') }]))
}

/** The people of several columns together; null where none is asked for. */
export const peopleOfColumns = (columns: readonly ColumnPeople[]): ColumnPeople | null => {
  const together = (name: keyof ColumnPeople): string[] => [...new Set(columns.flatMap((column) => column[name]))]
  return columns.length === 0 ? null : { editors: together('editors'), responsible: together('responsible'), reviewers: together('reviewers') }
}

/** Authors and column of what a document or one of its versions says. */
export const audienceOf = (doc: Readonly<Record<string, unknown>>, columns: ReadonlyMap<string, ColumnAudience>): DocumentAudience => {
  const people = [doc['createdBy'], doc['submittedBy'], ...(Array.isArray(doc['editedBy']) ? (doc['editedBy'] as unknown[]) : [])]
  const authors = [...new Set(people.filter((each) => each !== null && each !== undefined).map(String))]
  return { authors, column: columns.get(String(doc['column'])) ?? null, title: String(doc['title'] ?? '') }
}

/** The documents named `COLLECTION:ID`, as far as they exist. */
export const readDocumentAudiences = async (db: Db, keys: readonly string[], columns: ReadonlyMap<string, ColumnAudience>): Promise<ReadonlyMap<string, DocumentAudience>> => {
  const wanted = groupBy([...new Set(keys)], (key) => key.slice(0, key.indexOf(':')))
  const found = new Map<string, DocumentAudience>()
  for (const [collection, own] of wanted) {
    const known = own.map((key) => key.slice(collection.length + 1)).filter((id) => ObjectId.isValid(id)).map((id) => new ObjectId(id))
    const rows = await db.collection(collection).find({ _id: { $in: known } }, { projection: { column: 1, createdBy: 1, title: 1 } }).toArray()
    for (const row of rows) found.set(`${collection}:${String(row._id)}`, audienceOf(row, columns))
  }
  return found
}
