/** Days of a month in the Gregorian calendar; February of an unknown year has 29. 0 for a month that does not exist. */
export const daysOf = (month: number, year = 2000): number => (month < 1 || month > 12 ? 0 : new Date(Date.UTC(year, month, 0)).getUTCDate())

const DAY = 86_400_000

/** Days from one `YYYY-MM-DD` to a later one; negative when it is earlier. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY

const WEEKDAYS = '日一二三四五六'

/** The weekday as it is written after 星期 or 周. */
export const weekdayOf = (year: number, month: number, day: number): string => WEEKDAYS.charAt(new Date(Date.UTC(year, month - 1, day)).getUTCDay())

const DIGITS = '〇一二三四五六七八九'

/** 一 to 三十一 as a number; NaN where it is none. */
export const chineseNumber = (text: string): number => {
  const [, tens, units] = /^([二三四五六七八九]?十)?([一二三四五六七八九])?$/.exec(text) ?? []
  if (tens === undefined && units === undefined) return Number.NaN
  const ten = tens === undefined ? 0 : Math.max(1, DIGITS.indexOf(tens.slice(0, -1) || '一')) * 10
  return ten + (units === undefined ? 0 : DIGITS.indexOf(units))
}
