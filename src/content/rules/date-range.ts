import { textHits } from '../text/textHits.ts'
import { CLOCK_RANGE, clockReversed } from './helper/clockRange.ts'
import type { Rule } from './rule.ts'

const TO = '\\s?起?(?:至|到|—{1,2}|–|-|~|～)\\s?'
const DATE = '(?:(\\d{4})年)?(?:(\\d{1,2})月)?(?:(\\d{1,2})[日号])?'
const RANGE = new RegExp(`(?<![\\d年月])(?=\\d)${DATE}${TO}(?=\\d)${DATE}(?![\\d个年月天日万亿元%])`, 'g')
const YEARS = /(?<![\d-])((?:19|20)\d{2})(?:[—–~～-]|至)((?:19|20)\d{2})年(?!\d)/g

type Parts = { day?: number; month?: number; year?: number }

const partsOf = ([year, month, day]: readonly (string | undefined)[]): Parts => ({
  ...(year === undefined ? {} : { year: Number(year) }), ...(month === undefined ? {} : { month: Number(month) }), ...(day === undefined ? {} : { day: Number(day) }),
})

/** From the last quarter into the first: the next year is meant. */
const intoNextYear = (from: Parts, to: Parts): boolean => to.year === undefined && (from.month ?? 1) - (to.month ?? 1) >= 6

const daysReversed = (from: Parts, to: Parts): boolean => from.day !== undefined && to.day !== undefined && to.day < from.day

const monthsReversed = (from: Parts, to: Parts): boolean => {
  if (from.month === undefined || (to.month === undefined && to.day === undefined)) return false
  const month = to.month ?? from.month
  return month === from.month ? daysReversed(from, to) : month < from.month && from.year !== undefined && !intoNextYear(from, to)
}

/** Whether the end lies before the beginning. What the end leaves out is taken from the beginning; units must be comparable. */
const reversed = (from: Parts, to: Parts): boolean => {
  if (to.year !== undefined && from.year === undefined) return false
  if (from.year !== undefined && to.year !== undefined && from.year !== to.year) return to.year < from.year
  return monthsReversed(from, to)
}

const message = '起止日期颠倒，请核对'

/** A period that ends before it begins, by the calendar or the clock. */
export const dateRange: Rule = {
  check: (view) => [
    ...textHits(view, RANGE, ({ after, match }) => (reversed(partsOf(match.slice(1, 4)), partsOf(match.slice(4, 7))) && !/^(?:次年|翌年)/.test(after) ? { message } : null)),
    ...textHits(view, YEARS, ({ match }) => (Number(match[2]) < Number(match[1]) ? { message } : null)),
    ...textHits(view, CLOCK_RANGE, (found) => (clockReversed(found) ? { message: '起止时间颠倒，请核对；到第二天的写明“次日”' } : null)),
  ],
  doc: {
    examples: [
      { body: '<p>有效期为2026年5月1日至2025年4月30日。</p>', hits: ['2026年5月1日至2025年4月30日'] },
      { body: '<p>公示期：3月15日至3月2日。</p>', hits: ['3月15日至3月2日'] },
      { body: '<p>公示期：2026年3月15日至2日；2026—2024年；自2026年6月1日起至2025年12月31日止。</p>', hits: ['2026年3月15日至2日', '2026年6月1日起至2025年12月31日', '2026—2024年'] },
      { body: '<p>2025年11月至2026年3月；12月28日至1月3日；3月2日至15日；2024—2026年。</p>', hits: [] },
      { body: '<p>办理时间：9:00—8:30；培训14:00至12:00；上午11时至9时集中受理。</p>', hits: ['9:00—8:30', '14:00至12:00', '上午11时至9时'] },
      { body: '<p>夜间施工22:00至6:00；17:30至次日8:00；上午8:30—12:00，下午2:00—5:30；比分3:20至2:10。</p>', hits: [], note: '跨夜、下午、比分' },
    ],
    name: '起止日期、时间颠倒',
    why: '结束早于开始的公示期、有效期没有意义，读者会误以为已经过期。',
  },
  id: 'date-range',
  severity: 'error',
  source: 'GB/T 7408.1-2023 时间区间',
}
