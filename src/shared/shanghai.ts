/**
 * Calendar of Asia/Shanghai by fixed offset. China has kept UTC+8 without daylight saving since 1991-09-15,
 * so a constant offset is exact for every date this system handles and independent of the server's zone.
 */
const OFFSET_MS = 8 * 60 * 60 * 1000

export type ShanghaiParts = { day: number; hour: number; minute: number; month: number; second: number; weekday: number; year: number }

/** Wall-clock parts in Shanghai. `month` counts from 1, `weekday` from 0 = Sunday. */
export const shanghaiParts = (instant: Date): ShanghaiParts => {
  const shifted = new Date(instant.getTime() + OFFSET_MS)
  return {
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    month: shifted.getUTCMonth() + 1,
    second: shifted.getUTCSeconds(),
    weekday: shifted.getUTCDay(),
    year: shifted.getUTCFullYear(),
  }
}

/** The instant at which Shanghai's clocks show this wall time. Overflowing parts roll over as in `Date.UTC`. */
export const fromShanghai = (year: number, month: number, day = 1, hour = 0, minute = 0, second = 0): Date =>
  new Date(Date.UTC(year, month - 1, day, hour, minute, second) - OFFSET_MS)

const two = (value: number): string => String(value).padStart(2, '0')

/** `YYYY-MM-DD` in Shanghai. */
export const shanghaiDay = (instant: Date): string => {
  const parts = shanghaiParts(instant)
  return `${parts.year}-${two(parts.month)}-${two(parts.day)}`
}

/** `YYYY-MM` in Shanghai. */
export const shanghaiMonth = (instant: Date): string => shanghaiDay(instant).slice(0, 7)

/** `YYYY-MM-DD HH:MM` in Shanghai, the form the inspection rules ask for. */
export const shanghaiDateTime = (instant: Date): string => {
  const parts = shanghaiParts(instant)
  return `${shanghaiDay(instant)} ${two(parts.hour)}:${two(parts.minute)}`
}

/** Half-open bounds `[from, to)` of a month written `YYYY-MM`; throws a RangeError on any other form. */
export const monthBounds = (month: string): { from: Date; to: Date } => {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month)
  if (!match) throw new RangeError(`月份应写作 YYYY-MM，收到的是“${month}”`)
  const year = Number(match[1])
  const number = Number(match[2])
  return { from: fromShanghai(year, number), to: fromShanghai(year, number + 1) }
}

const LOCAL = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?$/

/** The instant of a Shanghai wall time written `YYYY-MM-DD HH:MM[:SS]` (blank or `T` between), or null where it is none or no such day exists. */
export const parseShanghai = (written: string): Date | null => {
  const [, year, month, day, hour, minute, second = '0'] = LOCAL.exec(written.trim()) ?? []
  if (year === undefined) return null
  const instant = fromShanghai(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second))
  return shanghaiDateTime(instant) === `${year}-${month}-${day} ${hour}:${minute}` ? instant : null
}
