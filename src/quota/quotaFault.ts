/** A month has at most so many days; more than one article a day is no quota but a stream. */
const MOST = 31

/** What is wrong with a number of articles asked of a column each month, in Chinese; null where nothing is. Nothing asked is no number at all. */
export const quotaFault = (perMonth: unknown): null | string => {
  if (perMonth === null || perMonth === undefined || perMonth === '') return null
  if (typeof perMonth !== 'number' || !Number.isFinite(perMonth)) return `每月发布量应为数字，现在是“${String(perMonth)}”。`
  if (perMonth <= 0) return `每月发布量应至少为 1 篇，现在是 ${perMonth}；不要求发布量请留空。`
  if (!Number.isInteger(perMonth)) return `每月发布量应为整数，现在是 ${perMonth}。`
  return perMonth > MOST ? `每月发布量不能超过 ${MOST} 篇（每天一篇），现在是 ${perMonth}。` : null
}
