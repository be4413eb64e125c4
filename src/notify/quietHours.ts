import { fromShanghai, shanghaiDateTime, shanghaiParts } from '../shared/shanghai.ts'
import type { Preferences } from './notice.ts'

/** A time of day as it is written: `HH:MM`, 00:00 to 23:59. */
export const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/

/** The first instant from `now` on that is not inside the person's quiet hours. Equal ends are no quiet hours. */
export const afterQuiet = (now: Date, quiet: Preferences['quiet']): Date => {
  if (!quiet || quiet.from === quiet.to) return now
  const { from, to } = quiet
  const time = shanghaiDateTime(now).slice(11)
  const overMidnight = from > to
  const inside = overMidnight ? time >= from || time < to : time >= from && time < to
  if (!inside) return now
  const { day, month, year } = shanghaiParts(now)
  const [hour = 0, minute = 0] = to.split(':').map(Number)
  return fromShanghai(year, month, overMidnight && time >= from ? day + 1 : day, hour, minute)
}
