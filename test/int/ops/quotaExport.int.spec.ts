import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { HtmlValidate } from 'html-validate'
import type { Db } from 'mongodb'
import { readSheet } from 'read-excel-file/node'

import { freezeQuotaMonth } from '../../../jobs/tasks/freezeQuotaMonth.ts'
import { readEnv } from '../../../src/shared/env.ts'
import { monthBounds, shanghaiMonth } from '../../../src/shared/shanghai.ts'
import { startPayload, type TestPayload } from '../../helpers/startPayload.ts'
import { taskRun } from '../../helpers/taskRun.ts'

const EVIL = '=HYPERLINK("https://evil.example","点此")'
const now = new Date()
const month = shanghaiMonth(now)
const last = shanghaiMonth(new Date(monthBounds(month).from.getTime() - 1))

let portal: TestPayload
let db: Db
let token: string

const words = (seed: string): string => [...seed].map((letter) => `${letter}甲${letter}乙${letter}丙${letter}丁${letter}戊`).join('')
const publish = async (title: string, at: Date, more: Record<string, unknown>) =>
  db.collection('news').insertOne({
    _status: 'published', body: { root: { children: [{ children: [{ text: words(title), type: 'text' }], type: 'paragraph' }], type: 'root' } }, firstPublishedAt: at, publishedAt: at,
    slug: `s-${String(await db.collection('news').countDocuments())}`, title, updatedAt: at, ...more,
  })

beforeAll(async () => {
  portal = await startPayload('quota-export')
  token = (await portal.account('auditor')).token
  db = (portal.payload.db as unknown as { connection: { db: Db } }).connection.db
  const { insertedId } = await db.collection('columns').insertOne({ path: 'xwzx/cmt', quota: { perMonth: 2 }, slug: 'cmt', title: '楚贸通<b>' })
  const before = new Date(monthBounds(last).from.getTime() + 86_400_000)
  const column = { column: insertedId }
  await publish('上月第一篇文章标题', before, column)
  await publish('上月第二篇完全两样', before, column)
  await publish(EVIL, monthBounds(month).from, column)
  await publish('本月撤回的一篇', monthBounds(month).from, { ...column, _status: 'draft' })
  await freezeQuotaMonth({ db, env: readEnv({}) }).handler(taskRun(now))
}, 60_000)
afterAll(() => portal.destroy())

const ask = (query: string, who: string | undefined = token) => portal.rest('GET', `/quotaMonths/export?${query}`, who === undefined ? {} : { token: who })
const file = async (query: string): Promise<Buffer> => {
  const endpoint = portal.payload.collections['quotaMonths'].config.endpoints || []
  const handler = endpoint.find(({ path }) => path === '/export')?.handler
  const response = await handler?.({ payload: portal.payload, query: Object.fromEntries(new URLSearchParams(query)), user: { collection: 'users', roles: ['auditor'] } } as never)
  return Buffer.from(await (response as Response).arrayBuffer())
}

describe('the quota report', () => {
  it('tells both months with articles, reasons, addresses and a digest', async () => {
    const { body } = await ask(`format=json&from=${last}&to=${month}`)
    const months = body['months'] as Record<string, unknown>[]
    expect(months).toMatchObject([
      { articles: [{ reason: null, url: expect.stringContaining('/xwzx/cmt/s-0.html') }, { reason: null }], column: 'xwzx/cmt', counted: 2, frozenAt: expect.any(String), intact: true, month: last, pace: null, sentence: null },
      { articles: [{ reason: null, title: EVIL }, { reason: '已撤回或尚未公开', title: '本月撤回的一篇' }], counted: 1, frozenAt: null, month, sentence: expect.stringMatching(/^1\/2，剩 \d+ 个工作日/) },
    ])
    expect(months.every(({ digest }) => /^[0-9a-f]{64}$/.test(String(digest)))).toBe(true)
  })

  it('runs no formula in a spreadsheet', async () => {
    const { body, headers } = await ask(`format=csv&from=${month}`)
    expect(String(body['text'])).toContain(`"'${EVIL.replaceAll('"', '""')}"`)
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('栏目发布量'))
    const workbook = await file(`format=xlsx&from=${month}`)
    const rows = await readSheet(workbook, '文章明细')
    expect(rows.map((row) => row[4])).toEqual(['标题', EVIL, '本月撤回的一篇'])
    expect(workbook.includes('<f>')).toBe(false)
    expect((await readSheet(workbook, '月度汇总'))[1]?.slice(0, 8)).toEqual([month, '楚贸通<b>', 'xwzx/cmt', 2, 1, 1, '进行中', '暂定'])
  })

  it('prints as valid HTML that runs nothing', async () => {
    const { body, headers } = await ask(`format=html&from=${last}&to=${month}`)
    const html = String(body['text'])
    const report = await new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off', 'no-inline-style': 'off' } }).validateString(html)
    expect(report.results.flatMap(({ messages }) => messages.map(({ message, ruleId }) => `${ruleId}: ${message}`))).toEqual([])
    expect(html).toContain('楚贸通&lt;b&gt;')
    expect(html).not.toContain('<script')
    expect(headers.get('content-security-policy')).toContain('sandbox')
  })

  it('says when a frozen month is not what was frozen', async () => {
    await db.collection('quotaMonths').updateOne({ month: last }, { $push: { 'articles.counted': { day: `${last}-20`, id: 'x', title: '后补的' } } as never })
    const { body } = await ask(`format=json&from=${last}`)
    expect(body['months']).toMatchObject([{ counted: 3, intact: false }])
    expect(String((await ask(`format=csv&from=${last}`)).body['text'])).toContain('与冻结时的摘要不符')
  })

  it.each([['from=2026-13', 'YYYY-MM'], ['from=2026-05&to=2026-04', '对调'], ['from=2020-01&to=2026-01', '24 个月'], ['format=pdf', '格式应为'], ['format=toString', '格式应为']])('refuses %s', async (query, why) => {
    const { body, status } = await ask(query)
    expect([status, body.errors?.[0]?.message]).toEqual([400, expect.stringContaining(why)])
  })

  it('is for those who may read operations', async () => {
    expect((await portal.rest('GET', '/quotaMonths/export?format=json')).status).toBe(401)
    for (const role of ['admin', 'center'] as const) expect((await ask('format=json', (await portal.account(role)).token)).status).toBe(403)
    for (const role of ['editor', 'reviewer', 'trade', 'operator'] as const) expect((await ask('format=json', (await portal.account(role)).token)).status).toBe(200)
  })
})
