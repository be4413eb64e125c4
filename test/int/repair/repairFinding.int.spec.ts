import { Writable } from 'node:stream'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Db, ObjectId } from 'mongodb'

import { startPayload, type TestPayload } from '../../helpers/startPayload.ts'

const RAW = '13800138000'

type Account = Awaited<ReturnType<TestPayload['account']>>
let portal: TestPayload
let editor: Account
let auditor: Account
let db: Db
let column: string
let number = 0
const logged: string[] = []

const body = (words: string) =>
  ({ root: { children: [{ children: [{ detail: 0, format: 0, mode: 'normal', style: '', text: words, type: 'text', version: 1 }], direction: null, format: '', indent: 0, textFormat: 0, textStyle: '', type: 'paragraph', version: 1 }], direction: null, format: '', indent: 0, type: 'root', version: 1 } })

beforeAll(async () => {
  portal = await startPayload('repair-finding')
  db = (portal.payload.db as unknown as { connection: { db: Db } }).connection.db
  column = String((await portal.payload.create({ collection: 'columns', data: { slug: 'xwzx', title: '新闻资讯' } })).id)
  editor = await portal.account('editor')
  auditor = await portal.account('auditor')
}, 60_000)
afterAll(() => portal.destroy())

const article = async (words: string): Promise<string> => {
  const answer = await portal.rest('POST', '/news', { body: { body: body(words), column, slug: `repair-${(number += 1)}`, title: '关于试点工作的通知公告' }, token: editor.token })
  return String(answer.body.doc?.['id'])
}
const findingOf = async (id: string, rule: string): Promise<string> => String((await db.collection('findings').findOne({ 'places.0.document.value': id, rule }))?._id)
const repair = (finding: string, sent: Record<string, unknown>, { token }: Account = editor) => portal.rest('POST', `/findings/${finding}/repair`, { body: sent, token })
const read = async (id: string) => (await portal.rest('GET', `/news/${id}?draft=true&depth=0`, { token: editor.token })).body

describe('the one-click fix of a finding', () => {
  it('shows the change, saves it as a draft, and the finding is fixed', async () => {
    const id = await article('企业提交抱关单。')
    const finding = await findingOf(id, 'word-typo')
    const preview = await repair(finding, {})
    expect(preview.body).toMatchObject({ after: '企业提交报关单。', applied: false, before: '企业提交抱关单。', field: 'body' })
    expect(JSON.stringify(await read(id))).toContain('抱关单')
    expect((await repair(finding, { dryRun: false, savedAt: preview.body['savedAt'] })).body).toMatchObject({ applied: true })
    expect(await read(id)).toMatchObject({ _status: 'draft', body: body('企业提交报关单。') })
    expect((await db.collection('findings').findOne({ 'places.0.document.value': id, rule: 'word-typo' }))?.['state']).toBe('fixed')
  })

  it('finds the words again where others were put before them', async () => {
    const id = await article('企业提交抱关单。')
    const finding = await findingOf(id, 'word-typo')
    await portal.rest('PATCH', `/news/${id}?draft=true`, { body: { body: { root: { ...body('').root, children: [...body('新写的一段话。').root.children, ...body('企业提交抱关单。').root.children] } } }, token: editor.token })
    const { body: preview } = await repair(finding, {})
    await repair(finding, { dryRun: false, savedAt: preview['savedAt'] })
    expect(JSON.stringify(await read(id))).toMatch(/新写的一段话。.*报关单/)
  })

  it.each([['accepted', '已接受'], ['falseAlarm', '误报']])('is refused when the finding was settled meanwhile: %s', async (settled, words) => {
    const finding = await findingOf(await article('企业提交抱关单。'), 'word-typo')
    const { body: preview } = await repair(finding, {})
    await db.collection('findings').updateOne({ _id: new ObjectId(finding) }, { $set: { state: settled } })
    const late = await repair(finding, { dryRun: false, savedAt: preview['savedAt'] })
    expect([late.status, late.body.errors?.[0]?.message]).toEqual([409, expect.stringContaining(words)])
  })

  it('is refused when the document was saved meanwhile, and when the fault is gone', async () => {
    const id = await article('企业提交抱关单。')
    const finding = await findingOf(id, 'word-typo')
    const { body: preview } = await repair(finding, {})
    await portal.rest('PATCH', `/news/${id}?draft=true`, { body: { summary: '另有他人改了摘要的内容' }, token: editor.token })
    const stale = await repair(finding, { dryRun: false, savedAt: preview['savedAt'] })
    expect([stale.status, stale.body.errors?.[0]?.message]).toEqual([409, expect.stringContaining('已被修改')])
    await portal.rest('PATCH', `/news/${id}?draft=true`, { body: { body: body('企业提交报关单。') }, token: editor.token })
    expect((await repair(finding, {})).status).toBe(409)
    expect((await repair(finding, { dryRun: false })).status).toBe(409)
  })

  it('is refused where there is none, where nothing is, and to those who may not save the document', async () => {
    const id = await article('企业提交抱关单。')
    expect((await repair(await findingOf(id, 'summary-quality'), {})).body.errors?.[0]?.message).toContain('没有可以放心自动完成的修复')
    expect((await repair('64b000000000000000000001', {})).status).toBe(404)
    const finding = await findingOf(id, 'word-typo')
    const { body: preview } = await repair(finding, {}, auditor)
    expect((await repair(finding, { dryRun: false, savedAt: preview['savedAt'] }, auditor)).status).toBe(403)
    expect((await repair(finding, {}, await portal.account('center'))).status).toBe(403)
    expect(JSON.stringify(await read(id))).toContain('抱关单')
  })

  it('masks a number that is then nowhere: not in findings, the audit log, the answer or the log', async () => {
    const { stdout } = process
    const id = await article(`联系电话${RAW}，欢迎来电。`)
    const spy = new Writable({ write: (chunk, _encoding, done) => (logged.push(String(chunk)), done()) })
    const write = stdout.write.bind(stdout)
    portal.payload.logger.level = 'trace'
    stdout.write = ((chunk: string) => spy.write(chunk))
    const finding = await findingOf(id, 'personal-mobile')
    const preview = await repair(finding, {})
    const done = await repair(finding, { dryRun: false, savedAt: preview.body['savedAt'] })
    stdout.write = write
    portal.payload.logger.level = 'silent'
    expect(done.body).toMatchObject({ after: expect.stringContaining('138****8000'), applied: true })
    expect(JSON.stringify((await read(id))['body'])).toContain('138****8000')
    const kept = { audit: await db.collection('auditLog').find().toArray(), findings: await db.collection('findings').find().toArray() }
    expect(kept.audit.length).toBeGreaterThan(0)
    expect(JSON.stringify([kept, preview.body, done.body, logged])).not.toContain(RAW)
  })
})
