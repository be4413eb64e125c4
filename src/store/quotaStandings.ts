import type { Db } from 'mongodb'

import type { CountedArticle, RejectedArticle } from '../quota/countMonth.ts'
import { paceForecast } from '../quota/paceForecast.ts'
import { evidenceDigest, type QuotaStanding } from '../quota/quotaStanding.ts'
import { monthBounds, shanghaiMonth } from '../shared/shanghai.ts'
import { OPS_SLUGS, PORTAL_SLUGS } from '../shared/slugs.ts'
import type { HolidayTable } from '../shared/workingDays.ts'
import { keptMonthCount } from './keptMonthCount.ts'
import { type QuotaColumn, readHolidays, readQuotaColumns } from './quotaReads.ts'

type Frozen = {
  articles?: { counted?: readonly CountedArticle[]; rejected?: readonly RejectedArticle[] }
  column: string
  digest?: string
  frozenAt: Date
  month: string
  required: number
}

export type StandingsQuery = { from: string; now: Date; to: string }

/** Most rows of one answer: all columns for two years. */
const MOST = 5_000

/** The Shanghai month before the one of `now`. It may not be frozen yet when it has just ended. */
const monthBefore = (now: Date): string => shanghaiMonth(new Date(monthBounds(shanghaiMonth(now)).from.getTime() - 1))

const frozenStanding = (row: Frozen, titles: ReadonlyMap<string, string>): QuotaStanding => {
  const { column, frozenAt, month, required } = row
  const evidence = { column, counted: row.articles?.counted ?? [], month, rejected: row.articles?.rejected ?? [], required }
  const digest = evidenceDigest(evidence)
  // Months frozen before digests were kept have nothing to be compared with.
  return { ...evidence, columnTitle: titles.get(column) ?? column, digest, frozenAt, intact: row.digest === undefined || row.digest === digest, pace: null }
}

const countedStanding = async (db: Db, column: QuotaColumn, { month, now, table }: { month: string; now: Date; table: HolidayTable }): Promise<QuotaStanding> => {
  const { counted, rejected } = await keptMonthCount(db, { column: column.id, month, now })
  const evidence = { column: column.path, counted, month, rejected, required: column.required }
  const pace = now < monthBounds(month).to ? paceForecast({ counted: counted.length, month, now, required: column.required, table }) : null
  return { ...evidence, columnTitle: column.title, digest: evidenceDigest(evidence), frozenAt: null, intact: true, pace }
}

const titlesOf = async (db: Db, paths: readonly string[]): Promise<Map<string, string>> => {
  if (paths.length === 0) return new Map()
  const columns = await db.collection<{ path: string; title: string }>(PORTAL_SLUGS.columns).find({ path: { $in: [...paths] } }, { projection: { path: 1, title: 1 } }).limit(paths.length).toArray()
  return new Map(columns.map(({ path, title }) => [path, title]))
}

/**
 * The months from `from` to `to` (`YYYY-MM`, both included) of every column with a quota, oldest first: frozen ones as they were frozen, the
 * running month and one that has just ended as counted now. Earlier months that were never frozen are not made up.
 */
export const quotaStandings = async (db: Db, { from, now, to }: StandingsQuery): Promise<QuotaStanding[]> => {
  const rows = await db.collection<Frozen>(OPS_SLUGS.quotaMonths).find({ month: { $gte: from, $lte: to } }).sort({ column: 1, month: 1 }).limit(MOST).toArray()
  const titles = await titlesOf(db, [...new Set(rows.map(({ column }) => column))])
  const standings = rows.map((row) => frozenStanding(row, titles))
  const table = await readHolidays(db)
  const isFrozen = new Set(rows.map(({ column, month }) => `${month} ${column}`))
  const open = [monthBefore(now), shanghaiMonth(now)].filter((month) => month >= from && month <= to)
  for (const column of open.length > 0 ? await readQuotaColumns(db) : []) {
    for (const month of open) if (!isFrozen.has(`${month} ${column.path}`)) standings.push(await countedStanding(db, column, { month, now, table }))
  }
  return standings.sort((left, right) => left.month.localeCompare(right.month) || left.column.localeCompare(right.column))
}
