import { addDays } from '../shared/workingDays.ts'

const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The same day of the month, `count` months on; the month's last day where it has no such day. `YYYY-MM-DD`. */
export const addMonths = (day: string, count: number): string => {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count
  const year = Math.floor(months / 12)
  const month = (months % 12) + 1
  const date = Math.min(Number(day.slice(8, 10)), lastDayOf(year, month))
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

export type Period = { days?: number | undefined; months?: number | undefined }

/**
 * The first day on which something last updated on `lastDay` counts as stale: the period before that day, both ends included,
 * holds no update. Nothing ever updated is stale already (null).
 */
export const staleFrom = (lastDay: string | null, { days = 0, months = 0 }: Period): string | null =>
  lastDay === null ? null : addDays(addMonths(addDays(lastDay, days), months), 1)

/** Whether a thing that turns stale on `from` is stale on `day`. */
export const isStale = (from: string | null, day: string): boolean => from === null || from <= day
