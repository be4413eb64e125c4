import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Db } from 'mongodb'

import { recheckRedirects } from '../../../src/store/recheckRedirects.ts'
import { suggestForMisses } from '../../../src/store/suggestForMisses.ts'
import { startPayload, type TestPayload } from '../../helpers/startPayload.ts'

let portal: TestPayload
let db: Db
let operator: string
let editor: string
let column: string

const NOW = new Date('2026-11-24T04:00:00Z')

beforeAll(async () => {
  portal = await startPayload('redirect_table')
  db = portal.payload.db.connection.db as unknown as Db
  operator = (await portal.account('operator')).token
  editor = (await portal.account('editor')).token
  column = String((await portal.payload.create({ collection: 'columns', data: { slug: 'tzgg', title: '通知公告' } })).id)
  await article('guan-yu-fang-jia-de-tong-zhi', '关于放假的通知')
})
afterAll(() => portal.destroy())

const article = async (slug: string, title: string) =>
  String((await portal.payload.create({ collection: 'news', data: { _status: 'published', column, publishedAt: NOW.toISOString(), slug, title } as never })).id)
const send = (text: string, body: object = {}, token = operator) => portal.rest('POST', '/redirects/import', { body: { dryRun: false, name: 'rules.csv', text, ...body }, token })
const exported = async (format: string, token = operator) => portal.rest('GET', `/redirects/export?format=${format}`, { token })
const table = async () => {
  const { docs } = await portal.payload.find({ collection: 'redirects', depth: 0, pagination: false, sort: 'from' })
  return docs.map(({ enabled, from, keepQuery, keepRest, match, note, status, target, toPath }) => ({ document: target.document?.value ?? null, enabled, from, keepQuery, keepRest, match, note: note ?? '', status, toPath: toPath ?? null }))
}
const clear = () => db.collection('redirects').deleteMany({})

const FILE = `原路径,目标,状态码,匹配方式,备注
/old,/tzgg/guan-yu-fang-jia-de-tong-zhi.html,,,=备注
/旧栏目,/tzgg/,302,前缀,
/out,https://other.example/中文?a=1,308,,
/gone,,410,,
/chain,/out,,,`

describe('the table of redirects as a file', () => {
  it('should write nothing in a dry run, and say line by line what would happen', async () => {
    const { body, status } = await send(FILE, { dryRun: true })
    expect([status, body['counts'], body['imported']]).toEqual([200, { change: 0, create: 5, refuse: 0, skip: 0 }, false])
    expect(await table()).toEqual([])
  })

  it('should import all of it, with the pages as documents and an audit entry a rule', async () => {
    expect((await send(FILE)).body['imported']).toBe(true)
    const rows = await table()
    expect(rows.map(({ from, toPath }) => [from, toPath])).toEqual([
      ['/chain', 'https://other.example/%E4%B8%AD%E6%96%87?a=1'], ['/gone', null], ['/old', '/tzgg/guan-yu-fang-jia-de-tong-zhi.html'], ['/out', 'https://other.example/%E4%B8%AD%E6%96%87?a=1'], ['/旧栏目', '/tzgg/'],
    ])
    expect(rows.find(({ from }) => from === '/old')).toMatchObject({ document: expect.any(String), note: '=备注' })
    const { totalDocs } = await portal.payload.count({ collection: 'auditLog', where: { and: [{ collectionSlug: { equals: 'redirects' } }, { reason: { equals: '导入重定向' } }] } })
    expect(totalDocs).toBe(5)
    expect((await send(FILE)).body['counts']).toEqual({ change: 0, create: 0, refuse: 0, skip: 5 })
  })

  it.each(['csv', 'json', 'nginx'])('should be the same after export and import into an empty table: %s', async (format) => {
    const before = await table()
    const { body, headers } = await exported(format)
    const text = format === 'json' ? JSON.stringify(body) : String(body['text'])
    expect(headers.get('content-disposition')).toContain('attachment')
    await clear()
    expect((await send(text, { format })).body).toMatchObject({ counts: { create: 5, refuse: 0 }, imported: true })
    const after = await table()
    expect(after).toEqual(format === 'nginx' ? before.map((row) => ({ ...row, note: '' })) : before)
    if (format === 'nginx') await db.collection('redirects').updateOne({ from: '/old' }, { $set: { note: '=备注' } })
  })

  it('should write no line of a file with one that is refused, and name its line', async () => {
    const before = await table()
    const { body } = await send('/new1,/x\n/tzgg/guan-yu-fang-jia-de-tong-zhi.html,/y\n/new2,/new2')
    expect(body).toMatchObject({ counts: { create: 1, refuse: 2 }, imported: false, rows: [{ action: 'create' }, { line: 2, message: expect.stringContaining('关于放假的通知') }, { line: 3, message: expect.stringContaining('/new2 → /new2') }] })
    expect(await table()).toEqual(before)
  })

  it.each<[string, () => Promise<{ status: number }>, number]>([
    ['an editor’s import', () => send('/a,/b', {}, editor), 403],
    ['an import without a login', () => portal.rest('POST', '/redirects/import', { body: { name: 'a.csv', text: '/a,/b' } }), 401],
    ['an export without a login', () => portal.rest('GET', '/redirects/export?format=csv'), 401],
    ['an unknown format', () => exported('xml'), 400],
    ['a file of no known kind', () => send('/a,/b', { name: 'rules.pdf' }), 400],
    ['an empty file', () => send(''), 400],
    ['10,001 lines', () => send(Array.from({ length: 10_001 }, (_, index) => `/r${index},/x`).join('\n')), 413],
  ])('should refuse %s', async (_what, ask, status) => expect((await ask()).status).toBe(status))
})

describe('the log of missing paths', () => {
  const miss = async (path: string) => String((await db.collection('notFoundLog').insertOne({ count: 3, createdAt: NOW, path, state: 'open', updatedAt: NOW })).insertedId)
  const row = (path: string) => db.collection('notFoundLog').findOne({ path })

  it('should suggest pages by name, older name, title and column, once a day, and only what is public', async () => {
    const moved = await article('xin-wen-fa-bu-hui', '新闻发布会')
    await portal.payload.update({ collection: 'news', data: { _status: 'published', slug: 'fa-bu-hui-2026' } as never, id: moved })
    const hidden = await article('yin-cang', '隐藏的文章')
    await portal.payload.update({ collection: 'news', data: { _status: 'draft' } as never, id: hidden })
    const paths = ['/a/guan-yu-fang-jia-de-tong-zhi.shtml', '/b/guan-yu-fang-jia-tong-zhi.html', '/c/关于放假通知', '/d/xin-wen-fa-bu-hui.html', '/tzgg/zzz/qqq.html', '/e/yin-cang.html', '/f/zzzz']
    for (const path of paths) await miss(path)
    expect(await suggestForMisses(db, NOW)).toMatchObject({ paths: 7 })
    const best = await Promise.all(paths.map(async (path) => (await row(path))?.['suggestions'][0] ?? null))
    const notice = '/tzgg/guan-yu-fang-jia-de-tong-zhi.html'
    expect(best).toMatchObject([
      { reason: '同名页面', to: notice }, { reason: '网址相近', to: notice }, { to: notice }, { reason: '曾用网址', to: '/tzgg/fa-bu-hui-2026.html' }, { reason: '上级栏目', to: '/tzgg/' }, null, null,
    ])
    expect(await suggestForMisses(db, NOW)).toMatchObject({ paths: 0 })
  })

  it('should make a redirect with one click, refuse what may not be one, and take a path off the list', async () => {
    const id = String((await row('/a/guan-yu-fang-jia-de-tong-zhi.shtml'))?._id)
    const act = (call: string, body: object = {}, token = operator) => portal.rest('POST', `/notFoundLog/${call}`, { body, token })
    expect((await act(`${id}/redirect`, { to: '/tzgg/guan-yu-fang-jia-de-tong-zhi.html' }, editor)).status).toBe(403)
    expect((await act(`${id}/redirect`, { to: 'javascript:alert(1)' })).status).toBe(400)
    expect((await act(`${id}/redirect`, {})).status).toBe(400)
    expect((await row('/a/guan-yu-fang-jia-de-tong-zhi.shtml'))?.['state']).toBe('open')
    expect((await act(`${id}/redirect`, { to: '/tzgg/guan-yu-fang-jia-de-tong-zhi.html' })).status).toBe(200)
    expect((await row('/a/guan-yu-fang-jia-de-tong-zhi.shtml'))?.['state']).toBe('redirected')
    expect((await act(`${await miss('/u/*/x')}/redirect`, { to: '/tzgg/' })).body.errors?.[0]?.message).toContain('隐去')
    const other = String((await row('/f/zzzz'))?._id)
    expect((await act(`${other}/ignore`)).status).toBe(200)
    expect((await row('/f/zzzz'))?.['state']).toBe('ignored')
    expect((await act('665f1f77bcf86cd799439011/ignore')).status).toBe(404)
  })
})

describe('the daily re-check', () => {
  it('should open a finding for each fault of the table, close it when it is mended, and open it again when it is back', async () => {
    await clear()
    const old = new Date(NOW.getTime() - 200 * 86_400_000)
    const rule = (from: string, toPath: null | string, extra = {}) => ({ createdAt: NOW, enabled: true, from, hits: 1, keepQuery: true, keepRest: true, match: 'exact', origin: 'manual', status: toPath === null ? 410 : 301, target: {}, toPath, updatedAt: NOW, ...extra })
    await db.collection('linkTargets').insertOne({ confirmed: true, message: '找不到该主机', url: 'https://dead.example/', verdict: 'broken' })
    await db.collection('redirects').insertMany([
      rule('/fine', '/tzgg/'), rule('/file', '/attachments/a.pdf'), rule('/outside', 'https://fine.example/'), rule('/auto', null, { origin: 'auto' }), rule('/dead', '/nowhere.html'), rule('/bad', 'https://dead.example/'),
      rule('/tzgg', '/elsewhere'), rule('/one', '/fine'), rule('/round', '/round2'), rule('/round2', '/round'), rule('/unused', '/tzgg/', { createdAt: old, hits: 0 }), rule('/used', '/tzgg/', { createdAt: old }),
    ])
    const open = async () => {
      const { docs } = await portal.payload.find({ collection: 'findings', pagination: false, sort: 'url', where: { and: [{ kind: { equals: 'redirect' } }, { state: { in: ['open', 'reopened'] } }] } })
      return docs.map(({ rule: code, state, url }) => [url, code, state])
    }
    expect(await recheckRedirects(db, NOW)).toMatchObject({ open: 7, rules: 12 })
    expect(await open()).toEqual([
      ['/bad', 'redirect-external-broken', 'open'], ['/dead', 'redirect-dead-target', 'open'], ['/one', 'redirect-chain', 'open'], ['/round', 'redirect-loop', 'open'], ['/round2', 'redirect-loop', 'open'], ['/tzgg', 'redirect-shadowed', 'open'], ['/unused', 'redirect-never-hit', 'open'],
    ])
    await db.collection('redirects').updateOne({ from: '/dead' }, { $set: { toPath: '/tzgg/' } })
    expect(await recheckRedirects(db, NOW)).toMatchObject({ fixed: 1, open: 6 })
    await db.collection('redirects').updateOne({ from: '/dead' }, { $set: { toPath: '/nowhere.html' } })
    await recheckRedirects(db, NOW)
    expect((await open()).find(([url]) => url === '/dead')).toEqual(['/dead', 'redirect-dead-target', 'reopened'])
  })
})
