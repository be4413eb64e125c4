import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { startDelivery, type TestDelivery } from './startDelivery.ts'
import { past, storedColumn, storedContent } from './stored.ts'

/** Delivery under a clock of the test's own; content dates are relative to it. */
let now = new Date('2026-03-10T04:00:00Z')
let delivery: TestDelivery

const day = (text: string): Date => new Date(`${text}T00:00:00+08:00`)
const column = storedColumn('xwzx')
const first = storedContent('first', { effectiveFrom: day('2025-01-01'), feeKinds: ['hoisting'], firstPublishedAt: past(900), publishedAt: past(900) })
const second = storedContent('second', { effectiveFrom: day('2026-03-11'), effectiveTo: day('2026-12-31'), feeKinds: ['storage'], firstPublishedAt: past(900), publishedAt: past(900), supersedes: first._id })
const center = { _id: storedColumn('c')._id, name: '武汉市外综服中心', slug: 'wuhan' }
const scheme = { _id: storedColumn('s')._id, indicators: [{ key: 'k1', name: '服务企业数', unit: '家', weight: 60 }], name: '方案', version: 2 }
const score = (period: string, extra = {}) => ({
  adjustments: [], center: center._id, current: true, period, rank: 1, revision: 1, scheme: scheme._id, state: 'published', total: 91.5, values: [{ evidence: '内部依据', indicator: 'k1', points: 55, raw: 120 }], ...extra,
})

beforeAll(async () => {
  delivery = await startDelivery({
    clock: () => now,
    name: 'delivery_calendar',
    prepare: async (db) => {
      await db.collection('columns').insertOne(column)
      await db.collection('feeWaiverPolicies').insertMany([first, second])
      await db.collection('news').insertOne(storedContent('due', { column: column._id, firstPublishedAt: new Date('2026-03-12T02:00:00Z'), publishedAt: new Date('2026-03-12T02:00:00Z'), updatedAt: new Date('2026-03-01T00:00:00Z') }))
      await db.collection<object>('centers').insertOne(center)
      await db.collection<object>('evaluationSchemes').insertOne(scheme)
      await db.collection('evaluationScores').insertMany([score('2026-01'), score('2026-02', { revision: 2 }), score('2026-02', { current: false, total: 1 }), score('2026-03', { state: 'confirmed' })])
    },
  })
})
afterAll(() => delivery.close())

const validities = async (query = ''): Promise<Record<string, string>> => {
  const { items } = await delivery.json<{ items: { slug: string; validity: string }[] }>(`/content/v1/policies${query}`)
  return Object.fromEntries(items.map(({ slug, validity }) => [slug, validity]))
}

describe('policies', () => {
  it.each([
    ['2024-12-31', { first: 'upcoming', second: 'upcoming' }],
    ['2025-01-01', { first: 'current', second: 'upcoming' }],
    ['2026-03-10', { first: 'current', second: 'upcoming' }],
    ['2026-03-11', { first: 'superseded', second: 'current' }],
    ['2026-12-31', { first: 'superseded', second: 'current' }],
    ['2027-01-01', { first: 'superseded', second: 'expired' }],
  ])('should be told as of %s', async (asOf, expected) => {
    expect(await validities(`?asOf=${asOf}`)).toEqual(expected)
  })

  it('should change at midnight in Shanghai by themselves', async () => {
    now = new Date('2026-03-10T15:59:59.999Z')
    expect(await validities()).toEqual({ first: 'current', second: 'upcoming' })
    expect(await validities('?status=current')).toEqual({ first: 'current' })
    now = new Date('2026-03-10T16:00:00Z')
    expect(await validities()).toEqual({ first: 'superseded', second: 'current' })
    expect(await validities('?status=current&feeKind=storage')).toEqual({ second: 'current' })
  })

  it('should name what replaces them', async () => {
    expect(await delivery.json('/content/v1/policies/first')).toMatchObject({ supersededBy: { slug: 'second' }, supersedes: null })
  })

  it.each(['2026-02-30', '26-1-1', 'today'])('should refuse the day %s', async (asOf) => {
    expect((await delivery.get(`/content/v1/policies?asOf=${asOf}`)).status).toBe(400)
  })
})

describe('an article with a date ahead', () => {
  it('should appear when its date comes, in the list and in the changes', async () => {
    now = new Date('2026-03-12T01:59:59Z')
    const { cursor } = await delivery.json<{ cursor: string }>('/content/v1/changes')
    expect(await delivery.json('/content/v1/news')).toMatchObject({ total: 0 })
    expect((await delivery.get('/content/v1/news/due')).status).toBe(404)
    now = new Date('2026-03-12T02:00:00Z')
    expect(await delivery.json('/content/v1/news')).toMatchObject({ items: [{ slug: 'due' }], total: 1 })
    expect(await delivery.json(`/content/v1/changes?since=${encodeURIComponent(cursor)}`)).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ at: '2026-03-12T02:00:00.000Z', slug: 'due' })]) })
  })
})

describe('scores', () => {
  it('should be the current published revision of the newest month, without evidence', async () => {
    const body = await (await delivery.get('/content/v1/scores')).text()
    expect(JSON.parse(body)).toMatchObject({
      items: [{ center: { slug: 'wuhan' }, revision: 2, scheme: { version: 2 }, total: 91.5, values: [{ name: '服务企业数', points: 55, raw: 120, unit: '家' }] }],
      period: '2026-02', periods: ['2026-02', '2026-01'], total: 1,
    })
    expect(body).not.toContain('内部依据')
  })

  it('should be empty for a month that is not published', async () => {
    expect(await delivery.json('/content/v1/scores?period=2026-03')).toMatchObject({ items: [], total: 0 })
  })
})
