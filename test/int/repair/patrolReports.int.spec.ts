import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Db } from 'mongodb'

import { withComparison } from '../../../src/links/compare/withComparison.ts'
import { keepPatrolReport } from '../../../src/store/patrolReports.ts'
import { startPayload, type TestPayload } from '../../helpers/startPayload.ts'
import { comparedReport } from '../../unit/links/writers/comparedReport.ts'

type Account = Awaited<ReturnType<TestPayload['account']>>

let portal: TestPayload
let operator: Account
let run = ''
let empty = ''

const get = (path: string, who?: Account) => portal.rest('GET', `/patrolRuns/${path}`, who ? { token: who.token } : {})

beforeAll(async () => {
  portal = await startPayload('patrolReports')
  operator = await portal.account('operator')
  const editor = await portal.account('editor')
  const parent = await portal.payload.create({ collection: 'columns', data: { editors: [editor.id], slug: 'news', title: '新闻' } })
  await portal.payload.create({ collection: 'columns', data: { parent: parent.id, slug: 'local', title: '本地' } })
  const db = portal.payload.db.connection.db as unknown as Db
  const runs = db.collection('patrolRuns')
  run = String((await runs.insertOne({ kind: 'site', state: 'finished' })).insertedId)
  empty = String((await runs.insertOne({ kind: 'site', state: 'running' })).insertedId)
  const { sections: _sections, ...report } = comparedReport()
  await keepPatrolReport(db, run, withComparison(report, report))
}, 120_000)
afterAll(async () => portal.destroy())

describe('the report of a patrol', () => {
  it.each([['html', 'text/html', '<!DOCTYPE html>'], ['csv', 'text/csv', '结论'], ['json', 'application/json', ''], ['junit', 'application/xml', '<?xml'], ['xlsx', 'officedocument', 'PK']])('is a file in %s', async (format, type, start) => {
    const { body, headers, status } = await get(`${run}/report?format=${format}`, operator)
    expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([200, expect.stringContaining(type), expect.stringMatching(/^attachment; filename="patrol-\d+\.\w+"$/)])
    if (start) expect(String(body['text']).slice(0, 20)).toContain(start)
    else expect(body).toMatchObject({ sections: [{ path: '/news/' }, { path: '/news/local/' }].toReversed(), version: 1 })
  })

  it('is grouped by column and by who answers for it', async () => {
    const { body } = await get(`${run}/overview`, operator)
    expect(body).toMatchObject({ byOwner: [{ name: 'editor2' }], bySection: [{ name: '新闻', owners: ['editor2'] }], counts: { new: 0, open: 6 } })
    expect((body['trend'] as unknown[]).length).toBeGreaterThan(1)
  })

  it.each([['report?format=pdf', 400, '格式'], ['report?format=__proto__', 400, '格式']])('refuses %s', async (path, status, words) => {
    const answer = await get(`${run}/${path}`, operator)
    expect([answer.status, answer.body.errors?.[0]?.message]).toEqual([status, expect.stringContaining(words)])
  })

  it.each([() => empty, () => '6b05934326b5c024bf667012', () => 'abc'])('says in words where there is none', async (id) => {
    expect((await get(`${id()}/report`, operator)).status).toBe(404)
    expect((await get(`${id()}/overview`, operator)).body.errors?.[0]?.message).toMatch(/没有/)
  })

  it.each(['report', 'overview'])('is for those who read operations: %s', async (path) => {
    expect((await get(`${run}/${path}`)).status).toBe(401)
    for (const role of ['center', 'admin'] as const) expect((await get(`${run}/${path}`, await portal.account(role))).status).toBe(403)
    expect((await get(`${run}/${path}`, await portal.account('auditor'))).status).toBe(200)
  })
})
