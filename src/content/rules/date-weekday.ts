import { daysOf, weekdayOf } from '../text/calendar.ts'
import { type Found, textHits } from '../text/textHits.ts'
import type { Rule } from './rule.ts'

const DATED = /(?:(?<!\d)(\d{4})年\s?|(?<![\d年]))(\d{1,2})月\s?(\d{1,2})日\s?[（(，,]?\s?[本下上这]?个?(?:星期|周|礼拜)([一二三四五六日天])(?![至到、—–-])/g
const ISO = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\s?[（(]?\s?(?:星期|周)([一二三四五六日天])(?![至到、—–-])/g
const DAY = 86_400_000
/** A date without a year within so many days of publication belongs to the year that is nearest. */
const NEAR = 183

/** The year in which month and day lie nearest to publication, or null when that is too far to be sure. */
const nearestYear = (publishedAt: string | null, month: number, day: number): number | null => {
  const published = Date.parse(publishedAt ?? '')
  if (Number.isNaN(published)) return null
  const year = new Date(published).getUTCFullYear()
  const distance = (candidate: number): number => Math.abs(Date.UTC(candidate, month - 1, day) - published) / DAY
  const nearest = [year - 1, year, year + 1].reduce((best, candidate) => (distance(candidate) < distance(best) ? candidate : best))
  return distance(nearest) <= NEAR ? nearest : null
}

const yearBefore = (before: string): number | null => {
  const last = [...before.matchAll(/(?<!\d)((?:19|20)\d{2})年(?!度)/g)].at(-1)
  return last ? Number(last[1]) : null
}

const judge = (publishedAt: string | null) => ({ before, match }: Found) => {
  const [month, day] = [Number(match[2]), Number(match[3])]
  const near = nearestYear(publishedAt, month, day)
  const year = match[1] === undefined ? (yearBefore(before) ?? near) : Number(match[1])
  if (year === null || day < 1 || day > daysOf(month, year)) return null
  const right = weekdayOf(year, month, day)
  const written = match[4] === '天' ? '日' : match[4]
  const rightNow = match[1] === undefined && near !== null && written === weekdayOf(near, month, day)
  return written === right || rightNow ? null : { message: `${year}年${month}月${day}日是星期${right}，不是星期${written ?? ''}，请核对日期` }
}

/** A weekday that does not fit its date. Without a year, the year written before it or the one nearest to publication counts; one that fits is enough. */
export const dateWeekday: Rule = {
  check: (view) => [DATED, ISO].flatMap((pattern) => textHits(view, pattern, judge(view.document.meta.publishedAt))),
  doc: {
    examples: [
      { body: '<p>定于2026年3月2日（星期二）上午召开。</p>', hits: ['2026年3月2日（星期二'] },
      { body: '<p>2026年培训安排：3月4日（周四）、3月6日（周五）。</p>', hits: ['3月4日（周四'] },
      { body: '<p>2026年3月2日（星期一）；3月2日至3月6日（周一至周五）每天开放。</p>', hits: [] },
      { body: '<p>会议定于5月19日（星期三）召开，6月1日（周六）放假。</p>', hits: ['5月19日（星期三', '6月1日（周六'], meta: { publishedAt: '2026-05-10' }, note: '没有年份的按发布日期所在的年份' },
      { body: '<p>定于5月25日（下周二）召开。</p>', hits: ['5月25日（下周二'], meta: { publishedAt: '2026-05-19' } },
      { body: '<p>2025年的工作总结会定于1月8日（星期四）召开。</p>', hits: [], meta: { publishedAt: '2026-01-05' } },
      { body: '<p>2026年11月24日 星期三</p>', hits: ['2026年11月24日 星期三'] },
    ],
    name: '日期与星期不符',
    why: '日期和星期对不上，读者不知道该按哪一个到场；多半是沿用了上一年的稿子。',
  },
  id: 'date-weekday',
  severity: 'error',
  source: '公历；本站编辑规范',
}
