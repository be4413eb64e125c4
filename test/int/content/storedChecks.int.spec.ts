import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Db } from 'mongodb'
import { ObjectId } from 'mongodb'
import { createLocalReq } from 'payload'

import type { TaskRun } from '../../../jobs/task.ts'
import { contentShard } from '../../../jobs/tasks/contentShard.ts'
import { recheckContent } from '../../../jobs/tasks/recheckContent.ts'
import type { EarlierIndex } from '../../../src/content/copies/earlierIndex.ts'
import { type ContentOpsOptions, settleOptions } from '../../../src/plugin.options.ts'
import { readEnv } from '../../../src/shared/env.ts'
import { recheckDocuments, type UncheckedDocument } from '../../../src/store/recheckDocuments.ts'
import { storedContext } from '../../../src/store/storedContext.ts'
import { taskRun } from '../../helpers/taskRun.ts'
import { type Doc, type Ops, startOps } from '../ops/startOps.ts'

const TRASHED_AT = '2026-11-24T02:00:00.000Z'
const DANGER = 'https://taken.example.org/'
const FLAKY = 'https://flaky.example.org/'
const GONE = 'https://gone.example.org/a'

const options: ContentOpsOptions = {
  access: { administer: () => true, audit: () => true, operate: () => true, read: () => true },
  collections: { articles: { path: ({ slug }) => `/articles/${String(slug)}`, richText: ['body'], title: 'title' } },
  portalUrl: 'https://www.example.com',
}

let ops: Ops
let db: Db
let runs = 0

beforeAll(async () => {
  ops = await startOps('stored-checks', options)
  db = (ops.payload.db as unknown as { connection: { db: Db } }).connection.db
  await db.collection('linkTargets').insertMany([
    { confirmed: false, reason: 'parked', url: DANGER, verdict: 'danger' },
    { confirmed: false, reason: 'timeout', url: FLAKY, verdict: 'broken' },
    { confirmed: true, reason: 'http-404', url: GONE, verdict: 'broken' },
    { confirmed: true, reason: 'http-404', url: 'https://www.example.com/articles/none', verdict: 'broken' },
  ])
})
afterAll(() => ops.stop())

const text = (words: string) => ({ detail: 0, format: 0, mode: 'normal', style: '', text: words, type: 'text', version: 1 })
const block = (type: string, children: unknown[], more = {}) => ({ children, direction: null, format: '', indent: 0, type, version: 1, ...more })
const link = (url: string) => block('link', [text('办事指南')], { fields: { linkType: 'custom', newTab: false, url }, version: 3 })
const internal = (id: string) => block('link', [text('办事指南')], { fields: { doc: { relationTo: 'articles', value: id }, linkType: 'internal', newTab: false }, version: 3 })
const body = (...children: unknown[]) => ({ root: block('root', [block('paragraph', children, { textFormat: 0, textStyle: '' })]) })

const create = (slug: string, content: unknown, more = {}): Promise<Doc> =>
  ops.api.create({ collection: 'articles', data: { _status: 'published', body: content, slug, title: `关于${slug}的通知公告`, ...more } })
const save = (id: string, content: unknown, more = {}): Promise<Doc> => ops.api.update({ collection: 'articles', data: { _status: 'published', body: content }, id, ...more })

const found = async (id: string, ...rules: string[]) =>
  (await ops.api.find({ collection: 'findings', depth: 0, pagination: false, where: { and: [{ 'document.value': { equals: id } }, { rule: { in: rules } }] } })).docs.map(({ severity, state }) => `${String(severity)} ${String(state)}`)

const runOf = (data: Record<string, unknown>, signal: AbortSignal): TaskRun => taskRun(new Date(), { data, key: `test-${(runs += 1)}`, signal })

/** Hands out all content and does every part of it, as one worker would. */
const recheck = async (signal = new AbortController().signal): Promise<Record<string, number>> => {
  const [context, settings] = [{ db, env: readEnv({}) }, settleOptions(options)]
  await db.collection('agendaJobs').deleteMany({})
  const handedOut = await recheckContent(context, { payload: ops.payload, settings }).handler(runOf({}, signal))
  const shard = contentShard(context, { payload: ops.payload, settings }, recheckDocuments)
  const counts = { ...handedOut }
  for (const { data } of await db.collection('agendaJobs').find({ name: 'contentShard' }).toArray()) {
    for (const [name, count] of Object.entries(await shard.handler(runOf(data.values, signal)))) counts[`shard ${name}`] = (counts[`shard ${name}`] ?? 0) + count
  }
  return counts
}

describe('a save', () => {
  it.each([
    ['a dangerous link', DANGER, ['error open']],
    ['a link confirmed as broken', GONE, ['warning open']],
    ['a broken page of the own site, written relative', 'none', ['warning open']],
    ['a failure that no second check confirmed', FLAKY, []],
    ['a link nobody knows', 'https://new.example.org/', []],
  ])('judges %s by the registry', async (_, url, expected) => {
    const { id } = await create(`link-${expected.length}-${url.replace(/\W/g, '')}`, body(text('见'), link(url), text('。')))
    expect(await found(id, 'link-broken')).toEqual(expected)
  })

  it('tells of a reference to a draft, to nothing and to the trash, and no more when it is public', async () => {
    const draft = await ops.api.create({ collection: 'articles', data: { body: body(text('正文。')), slug: 'draft', title: '关于草稿的通知公告' }, draft: true })
    const trashed = await create('trashed', body(text('正文。')))
    await ops.api.update({ collection: 'articles', data: { deletedAt: TRASHED_AT }, id: trashed.id })
    const { id } = await create('refers', body(text('见'), internal(draft.id), text('，'), internal(String(new ObjectId())), text('，'), internal(trashed.id)))
    expect(await found(id, 'link-internal')).toEqual(['error open', 'error open', 'error open'])
    await save(draft.id, body(text('正文。')))
    await save(id, body(text('见'), internal(draft.id), text('，'), internal(id)))
    expect(await found(id, 'link-internal')).toEqual(['error fixed', 'error fixed', 'error fixed'])
  })

  it.each(['x', '', '__proto__'])('contains the impossible id %j', async (impossible) => {
    const req = await createLocalReq({}, ops.payload)
    const context = await storedContext({ collection: 'articles', doc: { body: body(internal(impossible)), id: 'y' }, req, settings: settleOptions(options) })
    expect(context.linkStanding(`document:articles/${impossible}`)).toEqual({ kind: 'missing' })
  })
})

describe('recheckContent', () => {
  const OLD = '全省外贸工作推进会在武汉召开。会议要求各地用好国际贸易单一窗口，压缩通关时间。武汉海关介绍了查验免收费政策的落实情况。企业代表就口岸收费公开提出了建议。会后与会人员参观了阳逻港。'

  it('finds a near copy, which a save leaves open and a new text closes', async () => {
    const original = await create('original', body(text(OLD)))
    const copy = await create('copy', body(text(OLD.replace('武汉召开', '襄阳召开'))))
    expect(await found(copy.id, 'near-copy', 'redated')).toEqual([])
    await recheck()
    expect(await found(copy.id, 'near-copy', 'redated')).toEqual(['warning open'])
    expect(await found(original.id, 'near-copy', 'redated')).toEqual([])
    await save(copy.id, body(text(OLD.replace('武汉召开', '宜昌召开'))))
    expect(await found(copy.id, 'near-copy', 'redated')).toEqual(['warning open'])
    await save(copy.id, body(text('襄阳自贸片区举办跨境电商培训班，三十家企业参加。培训内容包括归类、原产地和退税。授课老师逐一解答了企业在申报中遇到的难题。')))
    await recheck()
    expect(await found(copy.id, 'near-copy', 'redated')).toEqual(['warning fixed'])
  })

  it('tells the later of two equal titles, and closes it with the document', async () => {
    await create('first', body(text('正文一。')), { title: '关于同名的通知公告' })
    const { id } = await create('second', body(text('正文二。')), { title: '关于同名的通知公告' })
    await recheck()
    expect(await found(id, 'title-duplicate')).toEqual(['warning open'])
    await ops.api.update({ collection: 'articles', data: { deletedAt: TRASHED_AT }, id })
    expect(await found(id, 'title-duplicate')).toEqual(['warning fixed'])
  })

  it('checks the newer draft of a published document, and follows links that went bad since', async () => {
    const { id } = await create('later', body(text('见'), link('https://later.example.org/'), text('。')))
    await save(id, body(text('联系电话 13800138000')), { data: { body: body(text('见'), link('https://later.example.org/'), text('，电话 13800138000')) }, draft: true })
    expect(await found(id, 'personal-mobile')).toHaveLength(1)
    await db.collection('linkTargets').updateOne({ url: 'https://later.example.org/' }, { $set: { reason: 'parked', verdict: 'danger' } })
    await recheck()
    expect((await found(id, 'personal-mobile')).map((row) => row.split(' ')[1])).toEqual(['open'])
    expect(await found(id, 'link-broken')).toEqual(['error open'])
  })

  it('changes nothing when it is repeated, and nothing when it is stopped', async () => {
    const first = await recheck()
    const rows = () => db.collection('findings').find({}, { projection: { lastSeenAt: 0, updatedAt: 0 } }).sort({ _id: 1 }).toArray()
    const before = await rows()
    expect(await recheck()).toEqual(first)
    await expect(recheck(AbortSignal.abort())).rejects.toThrow()
    expect(await rows()).toEqual(before)
  })

  it('keeps what was known of a document that no rule can digest, and checks all others', async () => {
    const poison = await create('poison', body(text(`${OLD}电话 13800138000`)))
    const sound = await create('sound', body(text('电话 13900139000')))
    const earlier: EarlierIndex = {
      alike: (words) => {
        if (words.includes('13800138000')) throw new RangeError('too deep')
        return []
      },
      titled: () => [],
    }
    const signal = new AbortController().signal
    const req = await createLocalReq({}, ops.payload)
    const input = { advanced: async () => undefined, collection: 'articles', earlier, ids: [poison.id, sound.id, String(new ObjectId())], now: new Date(), req, settings: settleOptions(options), signal }
    expect(await recheckDocuments(input)).toMatchObject({ documents: 2, unchecked: [{ error: 'too deep', id: poison.id, title: '关于poison的通知公告' }] })
    expect([await found(poison.id, 'personal-mobile'), await found(sound.id, 'personal-mobile')]).toEqual([['error open'], ['error open']])
  })

  it('opens an incident for a document that could not be checked, and closes it when it can', async () => {
    const incidents = () => db.collection('incidents').find({ kind: 'content' }, { projection: { _id: 0, state: 1, title: 1 } }).toArray()
    const part = (unchecked: UncheckedDocument[]) =>
      contentShard({ db, env: readEnv({}) }, { payload: ops.payload, settings: settleOptions(options) }, async () => ({ documents: 2, findings: 0, unchecked })).handler(runOf({ collection: 'articles', ids: ['a', 'b'], run: 'r' }, new AbortController().signal))
    await part([{ error: 'too deep', id: 'a', title: '甲' }])
    await part([{ error: 'too deep', id: 'a', title: '甲' }])
    expect(await incidents()).toEqual([{ state: 'open', title: '无法检查：甲' }])
    await part([])
    expect(await incidents()).toEqual([{ state: 'closed', title: '无法检查：甲' }])
  })
})
