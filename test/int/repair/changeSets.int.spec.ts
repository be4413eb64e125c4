import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { link, paragraph, state, text } from '../../../src/seed/lexical.ts'
import { type RestAnswer, startPayload, type TestPayload } from '../../helpers/startPayload.ts'

type Account = Awaited<ReturnType<TestPayload['account']>>
type Doc = Record<string, unknown> & { id: string }

const BAD = 'https://old.example.com/guide'
const GOOD = 'https://new.example.com/guide'
const DOCUMENTS = 50
/** What people write; the rest is the system's. */
const USER_FIELDS = ['title', 'slug', 'column', 'summary', 'body', 'source', 'author', 'keywords', 'attachments', 'cover', 'terminals'] as const

// Fifty documents saved one after the other: seconds on an idle machine, a minute on a busy one.
jest.setTimeout(180_000)

let portal: TestPayload
let editor: Account
let operator: Account
let column: string
const ids: string[] = []

const post = (who: Account, path: string, body: object = {}): Promise<RestAnswer> => portal.rest('POST', path, { body, token: who.token })
const latest = async (id: string): Promise<Doc> => ({ ...(await portal.payload.findByID({ collection: 'news', depth: 0, draft: true, id })) })
const main = async (id: string): Promise<Doc> => ({ ...(await portal.payload.findByID({ collection: 'news', depth: 0, id })) })
const userFields = (doc: Doc): unknown => JSON.parse(JSON.stringify(Object.fromEntries(USER_FIELDS.map((name) => [name, doc[name]]))))
const addressesIn = (doc: Doc): string[] => [...JSON.stringify(doc['body']).matchAll(/"url":"([^"]*)"/g)].map(([, url = '']) => url)

const article = async (number: number, published: boolean): Promise<string> => {
  const body = state([paragraph(text('办理指南见'), link(number % 2 === 0 ? BAD : 'https://OLD.example.com/guide', '旧版指南'), text('，也可参考'), link('https://ok.example.com/', '其他页面'))])
  const doc = await portal.payload.create({ collection: 'news', data: { _status: published ? 'published' : 'draft', body, column, title: `第${number}篇带有失效链接的文章` } as never, draft: !published })
  return String(doc.id)
}
const finding = async (url: string, evidence: object = {}): Promise<string> => {
  const { db } = portal.payload.db.connection
  const { insertedId } = await db!.collection('findings').insertOne({ evidence, fingerprint: `${url}-${Math.random()}`, kind: 'link', severity: 'error', state: 'open', title: url, url })
  return String(insertedId)
}
const prepare = async (action: object): Promise<RestAnswer> => post(operator, '/changeSets/prepare', { findings: [await finding(BAD, { finalUrl: GOOD })], ...action })
const idOf = ({ body }: RestAnswer): string => String((body as unknown as { id: string }).id)

beforeAll(async () => {
  portal = await startPayload('repair')
  editor = await portal.account('editor')
  operator = await portal.account('operator')
  column = String((await portal.payload.create({ collection: 'columns', data: { title: '办事' } })).id)
  for (let number = 0; number < DOCUMENTS; number += 1) ids.push(await article(number, true))
}, 120_000)

afterAll(async () => portal.destroy())

describe('a change-set over fifty documents', () => {
  let before: unknown[]
  let set = ''

  it('shows what it would do and writes nothing', async () => {
    before = await Promise.all(ids.map(async (id) => userFields(await latest(id))))
    const answer = await prepare({ action: 'replace', to: GOOD })
    expect(answer).toMatchObject({ body: { applied: 0, pending: DOCUMENTS, skipped: 0, state: 'draft' }, status: 200 })
    set = idOf(answer)
    expect(await Promise.all(ids.map(async (id) => userFields(await latest(id))))).toEqual(before)
  })

  it('is applied as drafts for the reviewers; what readers see stays', async () => {
    expect(await post(operator, `/changeSets/${set}/apply`)).toMatchObject({ body: { applied: DOCUMENTS, state: 'applied' }, status: 200 })
    const [first = ''] = ids
    expect(await latest(first)).toMatchObject({ _status: 'draft', reviewState: 'submitted' })
    expect(addressesIn(await latest(first))).toEqual([GOOD, 'https://ok.example.com/'])
    expect(addressesIn(await main(first))).toEqual([BAD, 'https://ok.example.com/'])
  })

  it('leaves every field people write as it was when it is undone', async () => {
    expect(await post(operator, `/changeSets/${set}/undo`)).toMatchObject({ body: { state: 'undone', undone: DOCUMENTS }, status: 200 })
    expect(await Promise.all(ids.map(async (id) => userFields(await latest(id))))).toEqual(before)
    expect((await post(operator, `/changeSets/${set}/apply`)).status).toBe(409)
    expect(await prepare({ action: 'unlink' })).toMatchObject({ body: { pending: DOCUMENTS, skipped: 0 } })
  })
})

describe('a change-set', () => {
  it('leaves other people’s drafts untouched, with the reason', async () => {
    const [own, edited] = [await article(901, false), await article(902, true)]
    await portal.rest('PATCH', `/news/${edited}`, { body: { summary: '正在改' }, token: editor.token })
    const before = await Promise.all([own, edited].map(async (id) => userFields(await latest(id))))
    const set = idOf(await prepare({ action: 'unlink' }))
    await post(operator, `/changeSets/${set}/apply`)
    const { items } = (await portal.payload.findByID({ collection: 'changeSets', depth: 0, id: set })) as unknown as { items: { id: string; reason: string; status: string }[] }
    expect(items.filter(({ id }) => [own, edited].includes(id)).map(({ reason, status }) => [status, reason.slice(0, 7)]).toSorted()).toEqual([['skipped', '尚未发布的草稿'], ['skipped', '有未发布的修改']].map(([status, reason]) => [status, reason!.slice(0, 7)]).toSorted())
    expect(await Promise.all([own, edited].map(async (id) => userFields(await latest(id))))).toEqual(before)
    await post(operator, `/changeSets/${set}/undo`)
  }, 60_000)

  it('takes the final address of a redirect, and undo passes over what somebody changed since', async () => {
    const id = await article(903, true)
    const set = idOf(await prepare({ action: 'final' }))
    await post(operator, `/changeSets/${set}/apply`)
    expect(addressesIn(await latest(id))[0]).toBe(GOOD)
    await portal.rest('PATCH', `/news/${id}`, { body: { summary: '审核前又改了' }, token: editor.token })
    await post(operator, `/changeSets/${set}/undo`)
    expect(addressesIn(await latest(id))[0]).toBe(GOOD)
    const { items } = (await portal.payload.findByID({ collection: 'changeSets', depth: 0, id: set })) as unknown as { items: { id: string; reason: string; status: string }[] }
    expect(items.find((item) => item.id === id)).toMatchObject({ reason: expect.stringContaining('又有人修改'), status: 'applied' })
  }, 60_000)

  it.each([
    [{ action: 'replace', to: 'not a url' }, 400, '不是网址'], [{ action: 'replace', to: 'javascript:alert(1)' }, 400, '不是网址'], [{ action: 'burn' }, 400, '处理方式'],
    [{ action: 'unlink', findings: [] }, 400, '1 至 50'], [{ action: 'unlink', findings: ['6b05934326b5c024bf667012'] }, 404, '已不存在'], [{ action: 'unlink', findings: ['abc', ''] }, 404, '已不存在'], [{ action: 'unlink', findings: [{ $ne: 1 }] }, 404, '已不存在'],
  ])('refuses %j with %d', async (body, status, words) => {
    const answer = await post(operator, '/changeSets/prepare', { findings: [await finding(BAD)], ...body })
    expect([answer.status, answer.body.errors?.[0]?.message]).toEqual([status, expect.stringContaining(words)])
  })

  it.each(['apply', 'undo'])('is not there to %s under a name that is none', async (step) => {
    expect((await post(operator, `/changeSets/abc/${step}`)).status).toBe(404)
  })

  it('says where a link stands in no document', async () => {
    const answer = await post(operator, '/changeSets/prepare', { action: 'unlink', findings: [await finding('https://nowhere.example.com/')] })
    expect([answer.status, answer.body.errors?.[0]?.message]).toEqual([404, expect.stringContaining('没有文档')])
  })

  it.each(['prepare', 'x/apply', 'x/undo'])('is for operators: %s', async (path) => {
    expect((await post(editor, `/changeSets/${path}`)).status).toBe(403)
    expect((await portal.rest('POST', `/changeSets/${path}`, { body: {} })).status).toBe(401)
  })
})

describe('a selection of findings', () => {
  const stateOf = async (id: string): Promise<unknown> => (await portal.payload.findByID({ collection: 'findings', depth: 0, id })).state
  const withVerdict = async (verdict: string): Promise<string> => {
    const id = await finding(`https://${verdict}.example.com/`)
    await portal.payload.db.connection.db!.collection('findings').updateOne({ url: `https://${verdict}.example.com/` }, { $set: { verdict } })
    return id
  }

  it('is not repaired as one where the verdicts differ', async () => {
    const findings = [await withVerdict('broken'), await withVerdict('redirected')]
    const answer = await post(operator, '/changeSets/prepare', { action: 'unlink', findings })
    expect([answer.status, answer.body.errors?.[0]?.message]).toEqual([400, expect.stringContaining('失效、有跳转')])
  })

  it('is accepted with one reason and an end', async () => {
    const findings = [await finding(BAD), await finding(GOOD)]
    expect(await post(operator, '/findings/accept-selected', { findings, reason: '对方维护中', until: '2099-12-31T23:59:59+08:00' })).toMatchObject({ body: { accepted: 2 }, status: 200 })
    expect(await Promise.all(findings.map(stateOf))).toEqual(['accepted', 'accepted'])
  })

  it.each([
    [{ reason: '' }, '理由'], [{ reason: '好', until: '2001-01-01' }, '已经过去'], [{ findings: [], reason: '好' }, '1 至 200'], [{ findings: [{ $ne: 1 }], reason: '好' }, '1 至 200'],
  ])('is not accepted with %j', async (body, words) => {
    const open = await finding(BAD)
    const answer = await post(operator, '/findings/accept-selected', { findings: [open], ...body })
    expect([answer.status, answer.body.errors?.[0]?.message, await stateOf(open)]).toEqual([400, expect.stringContaining(words), 'open'])
  })

  it('is accepted as a whole or not at all', async () => {
    const open = await finding(BAD)
    const answer = await post(operator, '/findings/accept-selected', { findings: [open, '6b05934326b5c024bf667012'], reason: '好' })
    expect([answer.status, await stateOf(open)]).toEqual([404, 'open'])
  })

  it('is for operators to accept', async () => {
    expect((await post(editor, '/findings/accept-selected')).status).toBe(403)
    expect((await portal.rest('POST', '/findings/accept-selected', { body: {} })).status).toBe(401)
  })
})
