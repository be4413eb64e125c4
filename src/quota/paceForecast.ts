import { monthBounds, shanghaiDay } from '../shared/shanghai.ts'
import { addDays, type HolidayTable, workingDaysBetween } from '../shared/workingDays.ts'

export type Pace = {
  counted: number
  /** False when the holidays of the year are not entered and weekdays were counted instead. */
  holidaysKnown: boolean
  missing: number
  month: string
  /** The Shanghai day on which the quota is reached at the present pace; null when it would not be reached this month. */
  reachedOn: string | null
  required: number
  state: 'behind' | 'fulfilled' | 'missed' | 'on-track'
  workingDaysLeft: number
}

type PaceInput = { counted: number; month: string; now: Date; required: number; table: HolidayTable }

const reachedOn = (input: PaceInput, elapsed: number, left: readonly string[]): string | null => {
  const missing = input.required - input.counted
  if (input.counted === 0 || elapsed === 0) return null
  const daysPerArticle = elapsed / input.counted
  return left[Math.ceil(missing * daysPerArticle) - 1] ?? null
}

/**
 * Where a month's quota stands at `now` and whether the present pace is enough, in working days of the Shanghai month.
 * The day of `now` counts among the days left.
 */
export const paceForecast = (input: PaceInput): Pace => {
  const { counted, month, now, required, table } = input
  const { from, to } = monthBounds(month)
  const today = shanghaiDay(now < from ? from : now)
  const first = shanghaiDay(from)
  const last = addDays(shanghaiDay(to), -1)
  const left = workingDaysBetween({ from: today, table, to: last })
  const elapsed = workingDaysBetween({ from: first, table, to: addDays(today, -1) })
  const base = { counted, holidaysKnown: left.complete && elapsed.complete, missing: Math.max(0, required - counted), month, required, workingDaysLeft: left.count }
  if (counted >= required) return { ...base, reachedOn: null, state: 'fulfilled' }
  if (now >= to) return { ...base, reachedOn: null, state: 'missed' }
  const day = reachedOn(input, elapsed.count, left.days)
  return { ...base, reachedOn: day, state: day ? 'on-track' : 'behind' }
}
