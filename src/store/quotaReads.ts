import type { Db, Document, Filter, ObjectId } from 'mongodb'

import { lexicalToPlain } from '../content/render/lexicalToPlain.ts'
import { countMonth, type MonthCount, type QuotaArticle } from '../quota/countMonth.ts'
import { monthBounds } from '../shared/shanghai.ts'
import { PORTAL_SLUGS } from '../shared/slugs.ts'
import { type HolidayRow, type HolidayTable, holidayTable } from '../shared/workingDays.ts'

/** A column that owes a number of articles each month. */
export type QuotaColumn = { id: ObjectId; path: string; required: number; title: string }

type StoredColumn = { _id: ObjectId; path: string; quota?: { perMonth?: number }; title: string }

type StoredNews = {
  _id: ObjectId
  _status?: string
  body?: unknown
  deletedAt?: Date | null
  firstPublishedAt: Date
  publishedAt?: Date | null
  reviewState?: string
  title: string
}

/** Copies are looked for this far back; older wording may be taken up again. */
const COMPARED_MONTHS = 12
/** Articles looked at, the newest first. */
export const MOST_ARTICLES = 5_000

/** The columns that have a monthly quota. */
export const readQuotaColumns = async (db: Db): Promise<QuotaColumn[]> => {
  const stored = await db.collection<StoredColumn>(PORTAL_SLUGS.columns).find({ 'quota.perMonth': { $gt: 0 } }, { projection: { path: 1, quota: 1, title: 1 } }).limit(200).toArray()
  return stored.map(({ _id, path, quota, title }) => ({ id: _id, path, required: quota?.perMonth ?? 0, title }))
}

const toArticle = (stored: StoredNews, now: Date): QuotaArticle => ({
  firstPublishedAt: stored.firstPublishedAt,
  id: String(stored._id),
  live: stored._status === 'published' && stored.reviewState !== 'withdrawn' && !stored.deletedAt && (stored.publishedAt ?? stored.firstPublishedAt) <= now,
  publishedAt: stored.publishedAt ?? null,
  text: `${stored.title}\n${lexicalToPlain(stored.body)}`,
  title: stored.title,
})

/** The articles of a column that a month's count looks at: its own and those they may repeat. */
export const comparedArticles = (column: ObjectId, month: string): Filter<Document> => {
  const { from, to } = monthBounds(month)
  const since = new Date(from)
  since.setUTCMonth(since.getUTCMonth() - COMPARED_MONTHS)
  return { column, firstPublishedAt: { $gte: since, $lt: to } }
}

/** Counts one column's month (`YYYY-MM`, Shanghai) from the stored articles. */
export const readMonthCount = async (db: Db, { column, month, now }: { column: ObjectId; month: string; now: Date }): Promise<MonthCount> => {
  const stored = await db
    .collection<StoredNews>(PORTAL_SLUGS.news)
    .find(comparedArticles(column, month), { projection: { _status: 1, body: 1, deletedAt: 1, firstPublishedAt: 1, publishedAt: 1, reviewState: 1, title: 1 } })
    .sort({ firstPublishedAt: -1 })
    .limit(MOST_ARTICLES)
    .toArray()
  return countMonth(stored.map((one) => toArticle(one, now)), month)
}

/** The entered holidays and make-up workdays. */
export const readHolidays = async (db: Db): Promise<HolidayTable> => {
  const rows = await db.collection<HolidayRow>(PORTAL_SLUGS.holidays).find({}, { projection: { date: 1, kind: 1 } }).limit(5_000).toArray()
  return holidayTable(rows)
}
