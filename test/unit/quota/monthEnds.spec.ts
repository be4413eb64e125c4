import { afterAll, describe, expect, it } from '@jest/globals'

import { countMonth, type QuotaArticle } from '../../../src/quota/countMonth.ts'
import { fromShanghai, monthBounds, shanghaiMonth } from '../../../src/shared/shanghai.ts'

const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/London']
/** 240 month ends: 2016 to 2035. */
const MONTHS = Array.from({ length: 240 }, (_, at) => `${2016 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`)
const MINUTE = 60_000
/** Every minute of two days to either side in the long form, every 47th (and the edge itself) in the short one. */
const STEP = process.env['LONG'] ? 1 : 47
const AROUND = 2 * 24 * 60

const server = process.env['TZ']
afterAll(() => void (process.env['TZ'] = server))

/** What a calendar on the wall in Shanghai says, by the platform's own zone data. */
const calendar = new Intl.DateTimeFormat('en-CA', { month: '2-digit', timeZone: 'Asia/Shanghai', year: 'numeric' })
const monthOnTheWall = (instant: Date): string => calendar.format(instant).slice(0, 7)

const instantsAround = (edge: Date): Date[] => {
  const minutes = [-1, 0, 1, ...Array.from({ length: Math.floor((2 * AROUND) / STEP) }, (_, at) => at * STEP - AROUND)]
  return minutes.map((minute) => new Date(edge.getTime() + minute * MINUTE))
}

describe.each(ZONES)('a server in %s', (zone) => {
  it('puts every minute around 240 month ends into the month that Shanghai’s calendar shows', () => {
    process.env['TZ'] = zone
    const wrong = MONTHS.flatMap((month) => instantsAround(monthBounds(month).to)).filter((instant) => shanghaiMonth(instant) !== monthOnTheWall(instant))
    expect(wrong).toEqual([])
  })

  it('counts an article of the last second and not one of the first second of the next month', () => {
    process.env['TZ'] = zone
    const wrong = MONTHS.filter((month) => {
      const { from, to } = monthBounds(month)
      const at = (instant: Date, id: string): QuotaArticle => ({ firstPublishedAt: instant, id, live: true, publishedAt: instant, text: `${id}${[...id].map((sign) => `${sign}文`).join('')}内容各不相同`, title: id })
      const articles = [at(new Date(from.getTime() - 1_000), '上月末'), at(from, '月初甲'), at(new Date(to.getTime() - 1_000), '月末乙'), at(to, '下月初')]
      return countMonth(articles, month).counted.map(({ id }) => id).join() !== '月初甲,月末乙'
    })
    expect(wrong).toEqual([])
  })
})

describe('attempts to reach the quota without writing', () => {
  const body = '武汉海关发布公告，推出五项便利措施，覆盖报关、查验、放行各环节，企业可在线办理，预计每票节省两小时。'
  const base: QuotaArticle = { firstPublishedAt: fromShanghai(2026, 9, 10), id: 'a', live: true, publishedAt: fromShanghai(2026, 9, 10), text: body, title: '武汉海关推出五项措施' }
  const november = (extra: Partial<QuotaArticle>): QuotaArticle => ({ ...base, firstPublishedAt: fromShanghai(2026, 11, 5), id: 'b', publishedAt: fromShanghai(2026, 11, 5), ...extra })
  const counted = (...articles: QuotaArticle[]): number => countMonth(articles, '2026-11').counted.length

  it.each<[string, QuotaArticle[]]>([
    ['an old article with a new date', [{ ...base, publishedAt: fromShanghai(2026, 11, 5) }]],
    ['an article taken off and published again', [{ ...base, publishedAt: fromShanghai(2026, 11, 20) }]],
    ['a copy', [base, november({})]],
    ['a near-copy with other figures and dates', [base, november({ text: body.replace('五项', '六项').replace('两小时', '3小时') })]],
    ['a copy of one of the same month', [november({ id: 'b', text: '襄阳口岸开通新班列，首班满载汽车零部件发往欧洲，全程十五天，比海运省二十天。' }), november({ firstPublishedAt: fromShanghai(2026, 11, 6), id: 'c', text: '襄阳口岸开通新班列，首班满载汽车零部件发往欧洲，全程15天，比海运省20天。' })].slice(0, 2)],
    ['a draft that was never public', [november({ firstPublishedAt: null })]],
    ['an article withdrawn again', [november({ live: false, text: '宜昌举办跨境电商培训，六十家企业参加，讲解通关与退税流程。' })]],
    ['an article without text', [november({ text: '' })]],
    ['an import dated back into the month', [november({ firstPublishedAt: fromShanghai(2026, 12, 3), publishedAt: fromShanghai(2026, 11, 28), text: '荆州口岸月度通报，货运量稳步增长，企业办理更加便利，新增航线两条。' })]],
  ])('%s does not raise the count', (what, articles) => {
    expect(counted(...articles)).toBe(what === 'a copy of one of the same month' ? 1 : 0)
  })
})
