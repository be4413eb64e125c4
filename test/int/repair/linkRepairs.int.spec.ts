import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Db } from 'mongodb'

import { link, paragraph, state, text } from '../../../src/seed/lexical.ts'
import { type RestAnswer, startPayload, type TestPayload } from '../../helpers/startPayload.ts'

type Account = Awaited<ReturnType<TestPayload['account']>>

const PORTAL = 'http://127.0.0.1:3000'

let portal: TestPayload
let db: Db
let editor: Account
let operator: Account
let column: string
let live: string
let number = 0

beforeAll(async () => {
  process.env['PORTAL_URL'] = PORTAL
  portal = await startPayload('link-repairs')
  db = (portal.payload.db as unknown as { connection: { db: Db } }).connection.db
  editor = await portal.account('editor')
  operator = await portal.account('operator')
  column = String((await portal.payload.create({ collection: 'columns', data: { slug: 'banshi', title: '办事' } })).id)
  await article('live', [])
  live = '/banshi/live.html'
}, 120_000)
afterAll(() => portal.destroy())

const post = (who: Account, path: string, body: object = {}): Promise<RestAnswer> => portal.rest('POST', path, { body, token: who.token })
const answered = ({ body, status }: RestAnswer): [number, string | undefined] => [status, body.errors?.[0]?.message]
const unique = (): string => `/old-${(number += 1)}.html`

const finding = async (url: string, more: object = {}): Promise<string> => {
  const { insertedId } = await db.collection('findings').insertOne({ evidence: {}, fingerprint: `${url}-${Math.random()}`, kind: 'link', severity: 'error', state: 'open', title: url, url, verdict: 'broken', ...more })
  return String(insertedId)
}
const article = async (slug: string, urls: readonly string[]): Promise<string> => {
  const body = state([paragraph(text('办理指南见'), ...urls.map((url) => link(url, '旧版指南')))])
  return String((await portal.payload.create({ collection: 'news', data: { _status: 'published', body, column, slug, title: `带有链接的文章 ${slug}` } as never })).id)
}
const addressesIn = async (id: string): Promise<string[]> => {
  const doc = await portal.payload.findByID({ collection: 'news', depth: 0, draft: true, id })
  return [...JSON.stringify(doc.body).matchAll(/"url":"([^"]*)"/g)].map(([, url = '']) => url)
}
const ruleAt = (from: string) => db.collection('redirects').findOne({ from })
const changeSet = (id: unknown) => portal.payload.findByID({ collection: 'changeSets', depth: 0, id: String(id) })

describe('a redirect made from a finding', () => {
  it.each([['a page', () => live], ['another site', () => 'https://www.example.cn/neu'], ['nothing, since it is gone', () => '410']])('leads the broken address to %s, and is taken away again by undo', async (_name, target) => {
    const from = unique()
    const answer = await post(operator, `/findings/${await finding(PORTAL + from)}/redirect`, { to: target() })
    expect(answer).toMatchObject({ body: { from, to: target() }, status: 200 })
    expect(await ruleAt(from)).toMatchObject({ enabled: true, match: 'exact', origin: 'manual', status: target() === '410' ? 410 : 301, toPath: target() === '410' ? null : target() })
    expect(await changeSet(answer.body['id'])).toMatchObject({ action: 'redirect', state: 'applied', title: PORTAL + from, to: target() })
    expect(await post(operator, `/changeSets/${String(answer.body['id'])}/undo`)).toMatchObject({ body: { state: 'undone', undone: 1 }, status: 200 })
    expect(await ruleAt(from)).toBeNull()
  })

  it('is written in the audit log with where it came from', async () => {
    const id = await finding(PORTAL + unique())
    await post(operator, `/findings/${id}/redirect`, { to: live })
    expect(await db.collection('auditLog').find({ reason: `由链接问题 ${id} 设置重定向` }).toArray()).not.toEqual([])
  })

  it('is left by undo where somebody changed it since', async () => {
    const from = unique()
    const { body } = await post(operator, `/findings/${await finding(PORTAL + from)}/redirect`, { to: live })
    const rule = await ruleAt(from)
    await portal.rest('PATCH', `/redirects/${String(rule?._id)}`, { body: { target: { kind: 'url', url: 'https://www.example.cn/' } }, token: operator.token })
    expect(await post(operator, `/changeSets/${String(body['id'])}/undo`)).toMatchObject({ body: { applied: 1, undone: 0 } })
    expect(await ruleAt(from)).toMatchObject({ toPath: 'https://www.example.cn/' })
    expect(JSON.stringify((await changeSet(body['id'])).items)).toContain('之后有变动')
  })

  it.each<[string, () => Promise<{ finding: string; to?: string }>, [number, string]]>([
    ['where a page is live', async () => ({ finding: await finding(PORTAL + live), to: '/banshi/' }), [409, '页面优先']],
    ['where it would lead round', async () => {
      const [one, other] = [unique(), unique()]
      await post(operator, '/redirects', { from: one, match: 'exact', status: 301, target: { kind: 'url', url: other } })
      return { finding: await finding(PORTAL + other), to: one }
    }, [400, '循环']],
    ['where there is one already', async () => {
      const from = unique()
      await post(operator, '/redirects', { from, match: 'exact', status: 301, target: { kind: 'url', url: live } })
      return { finding: await finding(PORTAL + from), to: 'https://www.example.cn/' }
    }, [409, '已有一条']],
    ['of another site’s address', async () => ({ finding: await finding('https://www.example.org/gone'), to: live }), [400, '不是本站']],
    ['of an address that works', async () => ({ finding: await finding(PORTAL + unique(), { verdict: 'redirected' }), to: live }), [400, '没有失效']],
    ['of an address told apart by its query', async () => ({ finding: await finding(`${PORTAL}/list.html?id=3`), to: live }), [400, '查询参数']],
    ['to nowhere', async () => ({ finding: await finding(PORTAL + unique()) }), [400, '要跳到的地址']],
    ['to what is no address', async () => ({ finding: await finding(PORTAL + unique()), to: 'javascript:alert(1)' }), [400, '目标地址']],
    ['of a finding that is fixed', async () => ({ finding: await finding(PORTAL + unique(), { state: 'fixed' }), to: live }), [409, '已修复']],
    ['of a finding about words', async () => ({ finding: await finding(PORTAL + unique(), { kind: 'content' }), to: live }), [404, '不是链接问题']],
    ['of a finding that is not there', async () => ({ finding: '6b05934326b5c024bf667012', to: live }), [404, '已不存在']],
    ['of what is no id', async () => ({ finding: 'abc', to: live }), [404, '已不存在']],
  ])('is refused %s', async (_name, given, [status, words]) => {
    const { finding: id, to } = await given()
    const before = await db.collection('redirects').countDocuments()
    const sets = await db.collection('changeSets').countDocuments()
    expect(answered(await post(operator, `/findings/${id}/redirect`, to === undefined ? {} : { to }))).toEqual([status, expect.stringContaining(words)])
    expect([await db.collection('redirects').countDocuments(), await db.collection('changeSets').countDocuments()]).toEqual([before, sets])
  })

  it('is for operators', async () => {
    const id = await finding(PORTAL + unique())
    expect((await post(editor, `/findings/${id}/redirect`, { to: live })).status).toBe(403)
    expect((await portal.rest('POST', `/findings/${id}/redirect`, { body: { to: live } })).status).toBe(401)
  })
})

describe('a change-set over links that lead to different addresses', () => {
  const [FIRST, SECOND] = ['https://old.example.com/a', 'https://old.example.com/b']

  it('gives each link the final address of its own, and undo gives each back', async () => {
    const id = await article('final', [FIRST, SECOND])
    const findings = [await finding(FIRST, { evidence: { finalUrl: 'https://new.example.com/a' }, verdict: 'redirected' }), await finding(SECOND, { evidence: { finalUrl: 'https://new.example.com/b' }, verdict: 'redirected' })]
    const { body } = await post(operator, '/changeSets/prepare', { action: 'final', findings })
    expect(body).toMatchObject({ pending: 1, state: 'draft' })
    expect((await changeSet(body['id'])).items).toMatchObject([{ links: [{ to: 'https://new.example.com/a', was: FIRST }, { to: 'https://new.example.com/b', was: SECOND }] }])
    await post(operator, `/changeSets/${String(body['id'])}/apply`)
    expect(await addressesIn(id)).toEqual(['https://new.example.com/a', 'https://new.example.com/b'])
    await post(operator, `/changeSets/${String(body['id'])}/undo`)
    expect(await addressesIn(id)).toEqual([FIRST, SECOND])
  })

  it('is refused with the link that has no final address', async () => {
    const findings = [await finding(FIRST, { evidence: { finalUrl: 'https://new.example.com/a' } }), await finding(SECOND, { evidence: { finalUrl: null } })]
    expect(answered(await post(operator, '/changeSets/prepare', { action: 'final', findings }))).toEqual([400, expect.stringContaining(`${SECOND} 没有最终地址`)])
  })
})

describe('a repair whose finding was settled meanwhile', () => {
  const URL = 'https://gone.example.com/'
  it.each([['fixed', '已修复'], ['accepted', '已接受'], ['falseAlarm', '误报']])('is not applied where it is %s', async (settled, words) => {
    const id = await article(`settled-${settled.toLowerCase()}`, [URL])
    const open = await finding(URL)
    const { body } = await post(operator, '/changeSets/prepare', { action: 'unlink', findings: [open] })
    await db.collection('findings').updateOne({ title: URL, state: 'open' }, { $set: { state: settled } })
    expect(answered(await post(operator, `/changeSets/${String(body['id'])}/apply`))).toEqual([409, expect.stringContaining(words)])
    expect(await addressesIn(id)).toEqual([URL])
    expect(answered(await post(operator, '/changeSets/prepare', { action: 'unlink', findings: [open] }))).toEqual([409, expect.stringContaining(words)])
  })
})
