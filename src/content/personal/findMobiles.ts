import { digitText, originalSpan } from './digitText.ts'
import { numbersAThing } from './numberLabel.ts'
import type { PersonalNumber } from './personalNumber.ts'

const GAP = '[ .·-]{0,2}'
const groups = (...sizes: readonly number[]): string => sizes.map((size) => `\\d{${size}}`).join(GAP)

/** How people group the eleven digits. */
const SHAPES = [groups(3, 4, 4), groups(3, 3, 5), groups(5, 6), groups(5, 3, 3), groups(4, 4, 3), groups(4, 3, 4), '\\d(?:[ -]\\d){10}'].join('|')
const MOBILE = new RegExp(`(?<![0-9a-z.=/&?#_-])(?:(?:\\+|00)?86[ -]{0,2}|\\(\\+?86\\) ?)?(?=1 ?[ -]?[3-9])(${SHAPES})(?![0-9a-z@_]|\\.\\d|-\\d{4})`, 'g')

const AMOUNT = /^\s*(?:余|多)?(?:万|亿|元|美元|欧元|日元|港元|人民币|吨|千克|公斤|克|件|票|人|个|台|辆|箱|次|标箱|平方|立方|米|升|桶|支|只|条|双|套|字节|字|kg|t\b|m|%|％)/
const MONEY = /(?:[¥￥$€]|人民币|金额|总额|总计|合计|共计|数量|总量)\s*(?:为|是|:|：)?\s*$/

/** Mobile numbers of the mainland (1[3-9], 11 digits), also with 86, spaced, hyphenated, dotted, full-width. Not amounts, numbers of things, addresses of pages. */
export const findMobiles = (text: string, label = ''): PersonalNumber[] => {
  const folded = digitText(text)
  return [...folded.text.matchAll(MOBILE)].flatMap(({ 0: whole, 1: raw = '', index }) => {
    const before = `${label}：${folded.text.slice(0, index)}`
    if (AMOUNT.test(folded.text.slice(index + whole.length)) || MONEY.test(before) || numbersAThing(before)) return []
    const digits = raw.replace(/\D/g, '')
    const start = index + whole.length - raw.length
    return [{ ...originalSpan(folded, start, raw.length), kind: 'mobile' as const, mask: `${digits.slice(0, 3)}****${digits.slice(-4)}` }]
  })
}
