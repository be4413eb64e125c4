import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Db } from 'mongodb'

import { judgeDay } from '../../../src/inspection/judgeDay.ts'
import { DEFAULT_PROFILE } from '../../../src/inspection/profile.ts'
import { startPayload, type TestPayload } from '../../helpers/startPayload.ts'

let portal: TestPayload
let token: string

const judged = (day: string) => judgeDay(DEFAULT_PROFILE, { columns: [], dataDay: day, day, deadLinks: null, homeDay: day, messages: null, pageTags: null, probes: null })

beforeAll(async () => {
  portal = await startPayload('inspection-report')
  token = (await portal.account('operator')).token
}, 60_000)
afterAll(() => portal.destroy())

const ask = (query: string, who = token) => portal.rest('GET', `/inspectionDays/report${query}`, { token: who })

it('has nothing to tell before the first verdict, and says so', async () => {
  const { body, status } = await ask('')
  expect([status, body.errors?.[0]?.message]).toEqual([404, expect.stringContaining('还没有每日检查结论')])
})

it('tells the newest day or the one asked for, with the days before it, in each format', async () => {
  const db = (portal.payload.db as unknown as { connection: { db: Db } }).connection.db
  for (const day of ['2026-11-22', '2026-11-23', '2026-11-24']) {
    const { outcome, rules, score } = judged(day)
    await db.collection('inspectionDays').insertOne({ day, items: [...rules, { key: 'no-longer-known' }], score, verdict: outcome })
  }
  expect((await ask('?format=json')).body).toMatchObject({ day: '2026-11-24', outcome: 'passed', trend: [{ day: '2026-11-22' }, { day: '2026-11-23' }, { day: '2026-11-24' }] })
  const { body } = await ask('?format=json&day=2026-11-23')
  expect(body['trend']).toHaveLength(2)
  expect((body['rules'] as { forecast: string; how: string; key: string }[]).find(({ key }) => key === 'home-stale')).toMatchObject({ forecast: '将在 2026-12-08 不合格，除非此前首页更新', how: expect.stringContaining('14 天') })
  const html = await ask('')
  expect(html.headers.get('content-security-policy')).toContain('sandbox')
  expect(String(html.body['text'])).toContain('检查指标自查报告 2026-11-24')
  expect(String((await ask('?format=svg')).body['text'])).toMatch(/^<svg /)
  expect(String((await ask('?format=csv')).body['text'])).toContain('首页不更新')
})

it.each([['?day=2026-11-01', 404, '没有检查结论'], ['?day=yesterday', 400, 'YYYY-MM-DD'], ['?day[$gt]=', 400, 'YYYY-MM-DD'], ['?format=pdf', 400, '格式应为']])('refuses %s', async (query, expected, why) => {
  const { body, status } = await ask(query)
  expect([status, body.errors?.[0]?.message]).toEqual([expected, expect.stringContaining(why)])
})

it('is for those who may read operations', async () => {
  expect((await portal.rest('GET', '/inspectionDays/report')).status).toBe(401)
  for (const role of ['admin', 'center'] as const) expect((await ask('', (await portal.account(role)).token)).status).toBe(403)
  expect((await ask('', (await portal.account('auditor')).token)).status).toBe(200)
})
