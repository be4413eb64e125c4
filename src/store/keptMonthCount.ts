import type { Db, ObjectId } from 'mongodb'

import type { MonthCount } from '../quota/countMonth.ts'
import { PORTAL_SLUGS } from '../shared/slugs.ts'
import { comparedArticles, MOST_ARTICLES, readMonthCount } from './quotaReads.ts'

type Input = { column: ObjectId; month: string; now: Date }
type Marked = { _id: ObjectId; publishedAt?: Date | null; updatedAt?: Date }

const kept = new WeakMap<Db, Map<string, { count: MonthCount; stamp: string }>>()

/** Columns times the months that can still change. */
const MOST_KEPT = 1_000

/** Changes with everything the count looks at, without reading a text. */
const stampOf = async (db: Db, { column, month, now }: Input): Promise<string> => {
  const rows = await db.collection<Marked>(PORTAL_SLUGS.news).find(comparedArticles(column, month), { projection: { publishedAt: 1, updatedAt: 1 } })
    .sort({ firstPublishedAt: -1 }).limit(MOST_ARTICLES).toArray()
  return rows.map(({ _id, publishedAt, updatedAt }) => `${String(_id)}:${updatedAt?.getTime() ?? 0}:${publishedAt && publishedAt > now ? 'due' : ''}`).join(' ')
}

/** `readMonthCount`, with the texts read and compared only when one of the column's articles has changed since this process last did. */
export const keptMonthCount = async (db: Db, input: Input): Promise<MonthCount> => {
  const counts = kept.get(db) ?? new Map<string, { count: MonthCount; stamp: string }>()
  kept.set(db, counts)
  const key = `${String(input.column)} ${input.month}`
  const stamp = await stampOf(db, input)
  const known = counts.get(key)
  if (known?.stamp === stamp) return known.count
  const count = await readMonthCount(db, input)
  if (counts.size >= MOST_KEPT) counts.clear()
  counts.set(key, { count, stamp })
  return count
}
