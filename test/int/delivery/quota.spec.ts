import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { fromShanghai } from '../../../src/shared/shanghai.ts'
import { startDelivery, type TestDelivery } from './startDelivery.ts'
import { bodyOf, paragraph, storedColumn, storedContent, text } from './stored.ts'

const NOW = fromShanghai(2026, 11, 24, 10)
const owing = storedColumn('cmt', { quota: { perMonth: 4, responsible: ['person-1'] }, title: '楚贸通' })
const hidden = storedColumn('nbcs', { display: { visibleFrom: fromShanghai(2027, 1, 1) }, quota: { perMonth: 2 } })
const free = storedColumn('gywm')

const published = (slug: string, day: number, more: Record<string, unknown> = {}) => {
  const at = fromShanghai(2026, 11, day, 9)
  const words = [...slug].map((letter) => `${letter}甲${letter}乙${letter}丙${letter}丁`).join('')
  return storedContent(slug, { body: bodyOf(paragraph(text(`${words}各不相同的正文`))), column: owing._id, firstPublishedAt: at, publishedAt: at, title: `秘密标题${words}`, ...more })
}

type Answer = { items: Record<string, unknown>[]; month: string; total: number }
const PATH = '/content/v1/quota'
let delivery: TestDelivery

beforeAll(async () => {
  delivery = await startDelivery({
    clock: () => NOW,
    name: 'delivery_quota',
    prepare: async (db) => {
      await db.collection('columns').insertMany([owing, hidden, free])
      await db.collection('news').insertMany([published('first', 3), published('second', 10), published('withdrawn', 11, { reviewState: 'withdrawn' }), published('draft', 12, { _status: 'draft' })])
      await db.collection('quotaMonths').insertOne({ articles: { counted: [{ day: '2026-10-08', id: 'a', title: '秘密标题' }], rejected: [] }, column: 'cmt', counted: 1, frozenAt: fromShanghai(2026, 11, 1), month: '2026-10', required: 4, state: 'missed' })
    },
  })
})
afterAll(() => delivery.close())

describe('quota', () => {
  it('should tell figures and pace of public columns, and neither titles nor persons', async () => {
    const body = await (await delivery.get(PATH)).text()
    expect(JSON.parse(body)).toEqual({
      items: [{ column: { path: 'cmt', title: '楚贸通' }, counted: 2, frozen: false, holidaysKnown: false, missing: 2, month: '2026-11', reachedOn: null, required: 4, state: 'behind', workingDaysLeft: 5 }],
      month: '2026-11', total: 1,
    })
    expect(body).not.toMatch(/秘密|person-1|nbcs/)
  })

  it('should count a publication, and a withdrawal, within a second', async () => {
    const { insertedId } = await delivery.db.collection('news').insertOne(published('third', 24))
    await delivery.eventually(PATH, (_status, body) => (JSON.parse(body) as Answer).items[0]?.['counted'] === 3)
    await delivery.db.collection('news').updateOne({ _id: insertedId }, { $set: { _status: 'draft', reviewState: 'withdrawn', updatedAt: new Date() } })
    await delivery.eventually(PATH, (_status, body) => (JSON.parse(body) as Answer).items[0]?.['counted'] === 2)
  })

  it('should give a frozen month as it was frozen, and nothing for one that never was', async () => {
    expect((await delivery.json<Answer>(`${PATH}?month=2026-10`)).items).toMatchObject([{ counted: 1, frozen: true, missing: 3, reachedOn: null, state: 'missed', workingDaysLeft: 0 }])
    expect((await delivery.json<Answer>(`${PATH}?month=2020-01`)).items).toEqual([])
  })

  it('should follow the quota and the holidays', async () => {
    await delivery.db.collection('columns').updateOne({ _id: owing._id }, { $set: { 'quota.perMonth': 2 } })
    await delivery.eventually(PATH, (_status, body) => (JSON.parse(body) as Answer).items[0]?.['state'] === 'fulfilled')
    await delivery.db.collection('holidays').insertOne({ date: '2026-11-25', kind: 'off', year: 2026 })
    await delivery.eventually(PATH, (_status, body) => (JSON.parse(body) as Answer).items[0]?.['workingDaysLeft'] === 4)
  })

  it.each(['2026-13', '2026', "2026-11' || 1", '11'])('should refuse the month %s in Chinese', async (month) => {
    const answer = await delivery.get(`${PATH}?month=${encodeURIComponent(month)}`)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('YYYY-MM')
  })

  it('should answer with the same strong tag until something changes', async () => {
    const tag = (await delivery.get(PATH)).headers.get('etag')
    expect((await delivery.get(PATH, { headers: { 'if-none-match': String(tag) } })).status).toBe(304)
  })
})
