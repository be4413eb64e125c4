/** One row of the State Council's yearly notice: a day off, or a weekend day that is worked instead. */
export type HolidayRow = { date: string; kind: 'off' | 'work' }

/** Days by `YYYY-MM-DD`, and the years the notice of which has been entered. */
export type HolidayTable = { days: ReadonlyMap<string, HolidayRow['kind']>; years: ReadonlySet<number> }

/** Builds the table from stored rows. A year counts as entered as soon as one of its days is there. */
export const holidayTable = (rows: readonly HolidayRow[]): HolidayTable => ({
  days: new Map(rows.map(({ date, kind }) => [date, kind])),
  years: new Set(rows.map(({ date }) => Number(date.slice(0, 4)))),
})

const DAY_MS = 24 * 60 * 60 * 1000

/** Calendar arithmetic on `YYYY-MM-DD`; no instant and so no zone is involved. */
export const addDays = (day: string, count: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10)

/** Whether a day is worked: the notice first, the weekday where the notice does not name the day. */
export const isWorkingDay = (day: string, table: HolidayTable): boolean => {
  const named = table.days.get(day)
  if (named) return named === 'work'
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

export type WorkingDays = { complete: boolean; count: number; days: readonly string[] }

/**
 * Working days from `from` to `to`, both inclusive, as `YYYY-MM-DD`. `complete` is false when a year in the range has no
 * notice entered (放假安排未录入): the count then rests on weekdays alone.
 */
export const workingDaysBetween = ({ from, table, to }: { from: string; table: HolidayTable; to: string }): WorkingDays => {
  const days: string[] = []
  let complete = true
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (!table.years.has(Number(day.slice(0, 4)))) complete = false
    if (isWorkingDay(day, table)) days.push(day)
  }
  return { complete, count: days.length, days }
}
