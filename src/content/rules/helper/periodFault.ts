const MARK = '\\s?(?:至|到|—{1,2}|–|-|~|～)\\s?'

/** A half or quarter of a year with its months in brackets behind it. */
export const PERIOD = new RegExp(`(?<!财年第?)(上半年|下半年|(?<!前)第?[一二三四1-4]季度|前[二两三]个?季度)[（(]\\s?(?:即|指)?(?:\\d{4}年)?(\\d{1,2})月?(?:\\d{1,2}日)?${MARK}(?:\\d{4}年)?(\\d{1,2})月(?:\\d{1,2}日)?[）)]`, 'g')

/** A quarter that no year has. 连续五季度 counts quarters. */
export const NO_QUARTER = /(?:第|(?<=\d{4}年))(?:[五六七八九]|[5-9])季度|第[十][一二三]?季度/g

const QUARTERS = '一二三四'

/** First and last month of a half or quarter of the year. */
const monthsOf = (period: string): readonly [number, number] => {
  if (period === '上半年') return [1, 6]
  if (period === '下半年') return [7, 12]
  if (period.startsWith('前')) return [1, period.includes('三') ? 9 : 6]
  const name = period.replace(/第|季度/g, '')
  const quarter = QUARTERS.includes(name) ? QUARTERS.indexOf(name) : Number(name) - 1
  return [quarter * 3 + 1, quarter * 3 + 3]
}

/** Why the months in brackets do not belong to the period before them, or null where they do. */
export const periodFault = ([, period = '', from, to]: RegExpExecArray): null | string => {
  const [first, last] = monthsOf(period)
  const isWhole = !period.startsWith('前') || Number(to) === last
  const inside = isWhole && [from, to].every((month) => Number(month) >= first && Number(month) <= last)
  return inside ? null : `${period}是${first}月至${last}月，请核对`
}
