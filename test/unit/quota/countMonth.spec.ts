import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { countMonth, type QuotaArticle } from '../../../src/quota/countMonth.ts'
import { monthBounds } from '../../../src/shared/shanghai.ts'

const letters = '外贸口岸通关物流退税电商保税金融湖北武汉宜昌襄阳企业服务政策查验免收费单一窗口铁路水运航空'

const bodyOf = (seed: number): string =>
  Array.from({ length: 120 }, (_, index) => letters[(seed * 7919 + index * (seed + 13) * 31 + index * index * (seed + 3)) % letters.length]).join('')

const article = (id: string, at: string, extra: Partial<QuotaArticle> = {}): QuotaArticle => ({
  firstPublishedAt: new Date(at), id, live: true, publishedAt: new Date(at), text: bodyOf(Number(id)), title: `新闻${id}`, ...extra,
})

describe('countMonth', () => {
  it('should count by the Shanghai month at its very edges', () => {
    const articles = [article('1', '2026-10-31T15:59:59.999Z'), article('2', '2026-10-31T16:00:00Z'), article('3', '2026-11-30T15:59:59.999Z'), article('4', '2026-11-30T16:00:00Z')]
    expect(countMonth(articles, '2026-11').counted.map(({ id }) => id)).toEqual(['2', '3'])
  })

  it('should not count near-copies of articles of this or an earlier month', () => {
    const original = article('1', '2026-10-10T02:00:00Z')
    const copy = article('2', '2026-11-05T02:00:00Z', { text: `${original.text}（2026年11月5日更新）` })
    expect(countMonth([original, copy], '2026-11')).toMatchObject({ counted: [], rejected: [{ copyOf: '1', id: '2', reason: 'near-copy' }] })
  })

  it('should drop withdrawn articles and ones without text', () => {
    const articles = [article('1', '2026-11-05T02:00:00Z', { live: false }), article('2', '2026-11-06T02:00:00Z', { text: '' })]
    expect(countMonth(articles, '2026-11').rejected.map(({ reason }) => reason)).toEqual(['withdrawn', 'no-text'])
  })

  it('should not move when the shown date is changed', () => {
    const instant = fc.date({ max: new Date('2027-12-31'), min: new Date('2025-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(fc.array(instant, { maxLength: 12 }), instant, (instants, shown) => {
        const articles = instants.map((at, index) => article(String(index + 1), at.toISOString()))
        const redated = articles.map((one) => ({ ...one, publishedAt: shown }))
        expect(countMonth(redated, '2026-11')).toEqual(countMonth(articles, '2026-11'))
      }),
      { numRuns: 100 },
    )
  })

  it('should put every minute of two days round 240 month ends into the right month', () => {
    let wrong = 0
    for (let index = 0; index < 240; index += 1) {
      const month = `${2015 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
      const { from, to } = monthBounds(month)
      for (const minutes of [-2880, -721, -480, -1, 0, 1, 479, 480, 721, 2880]) {
        const at = new Date(to.getTime() + minutes * 60_000)
        const counted = countMonth([article('1', at.toISOString())], month).counted.length
        if (counted !== Number(at >= from && at < to)) wrong += 1
      }
    }
    expect(wrong).toBe(0)
  })
})
