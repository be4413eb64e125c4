import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Db } from 'mongodb'
import { createLocalReq } from 'payload'

import { portalOps } from '../../../collections/portal/portalOps.ts'
import { checkDatabase } from '../../../src/cli/checkDatabase.ts'
import { earlierIndex } from '../../../src/content/copies/earlierIndex.ts'
import { settleOptions } from '../../../src/plugin.options.ts'
import { readEnv } from '../../../src/shared/env.ts'
import { recheckDocuments } from '../../../src/store/recheckDocuments.ts'
import { startPayload, type TestPayload } from '../../helpers/startPayload.ts'

type Rule = { level: string; limit?: number; rule: string }

const LONG = '湖北国际贸易单一窗口上线新版查验免收费系统并开展培训'
const env = readEnv({ PORTAL_URL: 'https://portal.example' })
const body = { root: { children: [{ children: [{ text: '新版系统今日上线。', type: 'text', version: 1 }], type: 'paragraph', version: 1 }], direction: null, format: '', indent: 0, type: 'root', version: 1 } } as never

let portal: TestPayload
let reviewer: Awaited<ReturnType<TestPayload['account']>>
let db: Db
let number = 0

beforeAll(async () => {
  portal = await startPayload('column-profiles')
  reviewer = await portal.account('reviewer')
  db = (portal.payload.db as unknown as { connection: { db: Db } }).connection.db
}, 60_000)
afterAll(() => portal.destroy())

const column = async (contentRules: Rule[], parent?: string) => {
  const slug = `column-${(number += 1)}`
  const answer = await portal.rest('POST', '/columns', { body: { contentRules, parent, slug, title: slug }, token: reviewer.token })
  return { id: String(answer.body.doc?.['id']), message: answer.body.errors?.[0]?.message ?? '', status: answer.status }
}
const article = async (columnId: string): Promise<string> => {
  const { id } = await portal.payload.create({ collection: 'news', data: { body, column: columnId, slug: `item-${(number += 1)}`, title: LONG } })
  return id
}
const openFor = async (id: string) =>
  (await db.collection('findings').find({ 'places.0.document.value': id, rule: { $in: ['source-named', 'title-length'] }, state: { $ne: 'fixed' } }).sort({ rule: 1 }).toArray()).map(({ message, rule, severity }) => [rule, severity, String(message).slice(0, 24)])

/** What a part of the nightly re-check does. */
const recheck = async (id: string) =>
  recheckDocuments({
    advanced: async () => undefined, collection: 'news', earlier: earlierIndex([]), ids: [id], now: new Date(), req: await createLocalReq({}, portal.payload), settings: settleOptions(portalOps(env)),
    signal: new AbortController().signal,
  })

const SOURCE = ['source-named', 'warning', '没有写明来源，请填写发布单位或转载出处']

describe('settings of the content rules in a column', () => {
  it('change the verdict of a save; columns below inherit them and say otherwise', async () => {
    const top = await column([{ level: 'error', rule: 'source-named' }, { level: 'inherit', limit: 20, rule: 'title-length' }])
    const below = await column([], top.id)
    const other = await column([{ level: 'off', rule: 'source-named' }, { level: 'hint', limit: 22, rule: 'title-length' }], below.id)
    const plain = await column([])
    const strict = [['source-named', 'error', SOURCE[2]], ['title-length', 'warning', '标题有 26 字，应不超过 20 字']]
    expect(await openFor(await article(top.id))).toEqual(strict)
    expect(await openFor(await article(below.id))).toEqual(strict)
    expect(await openFor(await article(other.id))).toEqual([['title-length', 'hint', '标题有 26 字，应不超过 22 字']])
    expect(await openFor(await article(plain.id))).toEqual([SOURCE])
  })

  it('hold for what is stored already: in the nightly re-check and in a check from the terminal', async () => {
    const top = await column([])
    const below = await column([], top.id)
    const id = await article(below.id)
    expect(await openFor(id)).toEqual([SOURCE])
    const changed = await portal.rest('PATCH', `/columns/${top.id}`, { body: { contentRules: [{ level: 'off', rule: 'source-named' }, { level: 'error', limit: 10, rule: 'title-length' }] }, token: reviewer.token })
    expect(changed.status).toBe(200)
    await recheck(id)
    expect(await openFor(id)).toEqual([['title-length', 'error', '标题有 26 字，应不超过 10 字']])
    const { documents } = await checkDatabase({ db, env, now: new Date('2026-11-24T02:00:00Z'), onProgress: () => undefined, ownHosts: new Set(), signal: new AbortController().signal })
    const rules = documents.find(({ path }) => path === `news/${id}`)?.findings.map(({ rule, severity }) => `${rule} ${severity}`)
    expect(rules).toContain('title-length error')
    expect(rules?.join()).not.toContain('source-named')
  })

  it('move with the column', async () => {
    const strict = await column([{ level: 'off', rule: 'source-named' }])
    const free = await column([])
    await portal.rest('PATCH', `/columns/${free.id}`, { body: { parent: strict.id }, token: reviewer.token })
    expect(await openFor(await article(free.id))).toEqual([])
  })

  it.each<[Rule[], string]>([
    [[{ level: 'inherit', limit: 5_000, rule: 'title-length' }], '10 至 120'],
    [[{ level: 'off', rule: 'personal-id-card' }], '个人信息保护法'],
    [[{ level: 'off', rule: 'word-variant' }, { level: 'off', rule: 'word-variant' }], '重复'],
  ])('are refused in Chinese where they make no sense: %j', async (rules, why) => {
    const { message, status } = await column(rules)
    expect([status, message]).toEqual([400, expect.stringContaining('检查规则')])
    const { body: answer } = await portal.rest('POST', '/columns', { body: { contentRules: rules, slug: 'refused', title: '栏目' }, token: reviewer.token })
    expect(JSON.stringify(answer)).toContain(why)
  })

  it.each([-1, 0, 2.5, 32])('refuse a quota of %p', async (perMonth) => {
    const { body: answer, status } = await portal.rest('POST', '/columns', { body: { quota: { perMonth }, slug: `quota-${(number += 1)}`, title: '栏目' }, token: reviewer.token })
    expect(status).toBe(400)
    expect(JSON.stringify(answer)).toContain('每月发布量')
  })
})
