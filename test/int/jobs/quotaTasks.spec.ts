import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type Db, MongoClient, ObjectId } from 'mongodb'

import { freezeQuotaMonth } from '../../../jobs/tasks/freezeQuotaMonth.ts'
import { quotaReminder } from '../../../jobs/tasks/quotaReminder.ts'
import { readEnv } from '../../../src/shared/env.ts'
import { fromShanghai } from '../../../src/shared/shanghai.ts'
import { taskRun } from '../../helpers/taskRun.ts'

const column = new ObjectId()
let client: MongoClient
let db: Db

beforeAll(async () => {
  client = await MongoClient.connect(process.env['TEST_MONGO_URI'] ?? '')
  db = client.db(`quota_${process.pid}`)
})
afterEach(() => db.dropDatabase())
afterAll(() => client.close())

const body = (text: string) => ({ root: { children: [{ children: [{ text, type: 'text' }], type: 'paragraph' }], type: 'root' } })

const publish = async (title: string, at: Date, extra: Record<string, unknown> = {}) => {
  const text = `${title}的正文与其他文章各不相同${[...title].map((sign) => `${sign}甲${sign}乙${sign}丙`).join('')}`
  await db.collection('news').insertOne({ _status: 'published', body: body(text), column, firstPublishedAt: at, publishedAt: at, title, ...extra })
}

const setUp = async () => {
  await db.collection('columns').insertOne({ _id: column, path: 'ctms/news', quota: { perMonth: 4 }, title: '楚贸通新闻资讯' })
  await publish('武汉港开通新航线', fromShanghai(2026, 10, 8))
  await publish('楚贸通上线新功能', fromShanghai(2026, 10, 20))
  await publish('跨境电商培训举行', fromShanghai(2026, 10, 31, 23, 59))
  await publish('被撤回的一篇文章', fromShanghai(2026, 10, 9), { _status: 'draft' })
  await publish('下个月的第一篇稿', fromShanghai(2026, 11, 1))
}

describe('quotaReminder', () => {
  it('should open one incident that tells what is missing, and close it when the quota is met', async () => {
    await setUp()
    const env = readEnv({})
    const october = taskRun(fromShanghai(2026, 10, 30, 9))
    expect(await quotaReminder({ db, env }).handler(october)).toEqual({ columns: 1, reminded: 1 })
    await quotaReminder({ db, env }).handler(october)
    const incidents = await db.collection('incidents').find({ kind: 'quota' }).toArray()
    expect(await db.collection('incidents').find({ kind: 'calendar' }).toArray()).toMatchObject([{ key: 'holidays:2026', state: 'open' }])
    expect(incidents).toMatchObject([{ detail: expect.stringContaining('还差 2 篇'), key: 'quota:ctms/news:2026-10', state: 'open' }])
    expect(incidents[0]?.['detail']).toContain('放假安排未录入')
    await publish('第三篇及时赶上的', fromShanghai(2026, 10, 29))
    await publish('另一篇及时赶上稿', fromShanghai(2026, 10, 30))
    await quotaReminder({ db, env }).handler(october)
    expect(await db.collection('incidents').countDocuments({ kind: 'quota', state: 'open' })).toBe(0)
  })

  it('should keep quiet on days that are not worked', async () => {
    await setUp()
    expect(await quotaReminder({ db, env: readEnv({}) }).handler(taskRun(fromShanghai(2026, 10, 31, 9)))).toEqual({ columns: 0, reminded: 0 })
  })
})

describe('freezeQuotaMonth', () => {
  it('should freeze last month once with its evidence, whatever changes later', async () => {
    await setUp()
    const task = freezeQuotaMonth({ db, env: readEnv({}) })
    const first = taskRun(fromShanghai(2026, 11, 1, 0, 15))
    expect(await task.handler(first)).toEqual({ frozen: 1 })
    await publish('事后补录的旧日期稿', fromShanghai(2026, 10, 15))
    expect(await task.handler(first)).toEqual({ frozen: 0 })
    expect(await db.collection('quotaMonths').find().toArray()).toMatchObject([
      { articles: { counted: [{ title: '武汉港开通新航线' }, { title: '楚贸通上线新功能' }, { title: '跨境电商培训举行' }], rejected: [{ reason: 'withdrawn' }] }, counted: 3, month: '2026-10', state: 'missed' },
    ])
  })
})
