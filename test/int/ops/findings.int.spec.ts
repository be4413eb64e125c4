import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Db } from 'mongodb'
import { ObjectId } from 'mongodb'
import { handleEndpoints } from 'payload'

import { applyPatrolReport } from '../../../src/store/applyPatrolReport.ts'
import { mongoOpsStore } from '../../../src/store/opsStore.ts'
import type { OpsStore } from '../../../src/store/ports.ts'
import { reportOf } from '../../helpers/reportOf.ts'
import { type Doc, type Ops, startOps } from './startOps.ts'

const START = new Date('2026-11-24T00:00:00Z')
const A = 'https://outside.example.com/a'
const B = 'https://outside.example.com/b'
const OWN = 'https://www.example.com/none'
const PASSWORD = 'a-long-Password-1'

let now = START
let ops: Ops
let db: Db
let store: OpsStore
let runs = 0
const tokens = new Map<string, string | undefined>()

const isOperator = (user: unknown): boolean => typeof user === 'object' && user !== null && 'email' in user && String(user.email).startsWith('operator')
const nextRun = (): string => String(new ObjectId(String((runs += 1)).padStart(24, '0')))

const apply = (links: Parameters<typeof reportOf>[0], extra: { complete?: boolean; id?: string; kind?: 'due' | 'site' } = {}) =>
  applyPatrolReport({ now, report: reportOf(links, extra.complete ?? true), run: { id: extra.id ?? nextRun(), kind: extra.kind ?? 'site' }, store })

const finding = async (url: string): Promise<Doc> => {
  const { docs } = await ops.api.find({ collection: 'findings', depth: 0, where: { url: { equals: url } } })
  expect(docs).toHaveLength(1)
  return docs[0] as Doc
}

const post = async (path: string, body: unknown, { as = 'operator', type = 'application/json' } = {}): Promise<{ message: string; status: number }> => {
  const headers = new Headers({ 'content-type': type })
  if (as !== '') headers.set('authorization', `JWT ${tokens.get(as)}`)
  const request = new Request(`http://127.0.0.1/api${path}`, { body: JSON.stringify(body), headers, method: 'POST' })
  const response = await handleEndpoints({ config: ops.payload.config, payloadInstanceCacheKey: 'findings', request })
  const answer = (await response.json()) as { errors?: { message: string }[] }
  return { message: answer.errors?.[0]?.message ?? '', status: response.status }
}

/** Asks as the edit view of a document does (admin/shared/useFindings.ts). */
const besideDocument = async (id: string): Promise<string[]> => {
  const search = new URLSearchParams({ depth: '0', limit: '100', sort: 'severity' })
  search.set('where[and][0][state][in]', 'open,reopened')
  search.set('where[and][1][or][0][and][0][document.value][equals]', id)
  search.set('where[and][1][or][0][and][1][document.relationTo][equals]', 'articles')
  search.set('where[and][1][or][1][documentKeys][in]', `articles:${id}`)
  const request = new Request(`http://127.0.0.1/api/findings?${search}`, { headers: { authorization: `JWT ${tokens.get('editor')}` } })
  const response = await handleEndpoints({ config: ops.payload.config, payloadInstanceCacheKey: 'findings', request })
  return ((await response.json()) as { docs: { id: string }[] }).docs.map(({ id: found }) => found)
}

beforeAll(async () => {
  ops = await startOps('findings', { access: { administer: isOperator, audit: isOperator, operate: isOperator, read: () => true }, clock: () => now })
  db = (ops.payload.db as unknown as { connection: { db: Db } }).connection.db
  store = mongoOpsStore(db)
  for (const name of ['operator', 'editor']) {
    const data = { email: `${name}@example.com`, password: PASSWORD }
    await ops.api.create({ collection: 'users', data })
    tokens.set(name, (await ops.payload.login({ collection: 'users', data } as never)).token)
  }
})

afterAll(() => ops.stop())

beforeEach(async () => {
  now = START
  await Promise.all(['findings', 'linkTargets', 'linkOccurrences', 'patrolRuns'].map((name) => db.collection(name).deleteMany({})))
})

const later = (hours: number): void => {
  now = new Date(START.getTime() + hours * 3_600_000)
}

describe('applyPatrolReport', () => {
  it('should keep collections under their slugs, with the indexes its queries use', async () => {
    await apply([{ url: A, verdict: 'broken' }])
    const indexes = async (name: string) => (await db.collection(name).indexes()).map(({ key, unique }) => `${Object.keys(key).join('+')}${unique ? '!' : ''}`)
    expect(await indexes('findings')).toEqual(expect.arrayContaining(['fingerprint!', 'url', 'kind+state']))
    expect(await indexes('linkTargets')).toEqual(expect.arrayContaining(['url!', 'nextCheckAt']))
    expect(await indexes('linkOccurrences')).toEqual(expect.arrayContaining(['url+source', 'source+pageUrl']))
  })

  it('should make one finding of one link on fifty pages', async () => {
    const pages = Array.from({ length: 50 }, (_, index) => `https://www.example.com/${index}`)
    expect(await apply([{ pages, url: A, verdict: 'danger' }])).toEqual({ fixed: 0, opened: 1, reopened: 0, stillOpen: 0 })
    const found = await finding(A)
    expect(found).toMatchObject({ kind: 'link', placesTotal: 50, rule: 'parked', severity: 'danger', state: 'open', verdict: 'danger' })
    expect(found.places).toHaveLength(50)
  })

  it('should write nothing twice when a run is applied twice', async () => {
    const id = nextRun()
    const links = [{ url: A, verdict: 'broken' as const }, { url: B }]
    await apply(links, { id })
    const before = await db.collection('linkTargets').find({}, { projection: { updatedAt: 0 } }).toArray()
    later(3)
    expect(await apply(links, { id })).toEqual({ fixed: 0, opened: 0, reopened: 0, stillOpen: 1 })
    expect(await db.collection('linkOccurrences').countDocuments()).toBe(2)
    const after = await db.collection('linkTargets').find({}, { projection: { updatedAt: 0 } }).toArray()
    expect(after.map(({ confirmed, failures, history }) => ({ confirmed, failures, history }))).toEqual(before.map(({ confirmed, failures, history }) => ({ confirmed, failures, history })))
  })

  it('should call a link broken only when a later run confirms it, and our own 404 at once', async () => {
    const links = [{ url: A, verdict: 'broken' as const }, { internal: true, reason: 'http-404' as const, url: OWN, verdict: 'broken' as const }]
    await apply(links)
    expect((await finding(A)).severity).toBe('warning')
    expect((await finding(OWN)).severity).toBe('error')
    later(2)
    expect(await apply(links)).toMatchObject({ opened: 0, stillOpen: 2 })
    expect(await finding(A)).toMatchObject({ severity: 'error', title: `断链（超时）：${A}` })
  })

  it('should close a finding whose link is healthy again or gone, and reopen it when it fails again', async () => {
    await apply([{ url: A, verdict: 'broken' }, { url: B, verdict: 'broken' }])
    later(1)
    expect(await apply([{ url: A }])).toMatchObject({ fixed: 2 })
    expect(await finding(B)).toMatchObject({ fixedAt: now.toISOString(), state: 'fixed' })
    later(2)
    expect(await apply([{ url: A, verdict: 'broken' }])).toEqual({ fixed: 0, opened: 0, reopened: 1, stillOpen: 0 })
    expect(await finding(A)).toMatchObject({ fixedAt: null, firstSeenAt: START.toISOString(), state: 'reopened' })
  })

  it('should close nothing it did not see when the run was cut short', async () => {
    await apply([{ url: A, verdict: 'broken' }])
    expect(await apply([{ url: B }], { complete: false })).toMatchObject({ fixed: 0 })
    expect((await finding(A)).state).toBe('open')
  })

  it('should not take a portal that is down for one without links', async () => {
    const HOME = 'https://www.example.com/'
    await apply([{ internal: true, url: HOME }, { url: A, verdict: 'broken' }])
    expect(await apply([{ internal: true, pages: [], reason: 'connect', url: HOME, verdict: 'broken' }])).toMatchObject({ fixed: 0, opened: 1 })
    expect(await finding(A)).toMatchObject({ placesTotal: 1, state: 'open' })
    expect(await apply([{ internal: true, url: HOME }])).toMatchObject({ fixed: 2 })
  })

  it('should name no patrol in a finding that a re-check opened', async () => {
    await apply([{ url: A, verdict: 'broken' }], { id: 'cron:recheckDueLinks:2026-11-24T00:00', kind: 'due' })
    expect((await finding(A)).run ?? null).toBeNull()
  })

  it('should open the very field of the document a link stands in, also in a re-check of single links', async () => {
    const document = { relationTo: 'articles', value: new ObjectId() }
    await db.collection('linkOccurrences').insertOne({ document, field: 'body', nodePath: 'root.0.1', source: 'document', text: '链接', url: A })
    await apply([{ url: B }])
    await apply([{ pages: [], url: A, verdict: 'broken' }], { kind: 'due' })
    const found = await finding(A)
    expect(found).toMatchObject({ document: { relationTo: 'articles', value: String(document.value) }, field: 'body', nodePath: 'root.0.1', placesTotal: 1 })
    expect(found.places).toEqual([{ document: { relationTo: 'articles', value: String(document.value) }, field: 'body', nodePath: 'root.0.1', text: '链接' }])
    expect(await apply([{ url: B }])).toMatchObject({ fixed: 0 })
  })

  it('should count a link in public documents once, with field and line, and show the finding beside each of them', async () => {
    const pages = ['https://www.example.com/1', 'https://www.example.com/2']
    const documents = pages.map((pageUrl) => ({ document: { relationTo: 'articles', value: new ObjectId() }, field: 'body', nodePath: 'root.0', pageUrl, source: 'document', text: '链接', url: A }))
    await db.collection('linkOccurrences').insertMany(documents)
    await apply([{ pages: [...pages, 'https://www.example.com/list'], url: A, verdict: 'broken' }])
    const found = await finding(A)
    expect(found.placesTotal).toBe(3)
    expect(found.places).toMatchObject([{ field: 'body', line: 12, page: pages[0] }, { field: 'body', line: 12, page: pages[1] }, { line: 12, page: 'https://www.example.com/list' }])
    for (const { document } of documents) {
      expect(await besideDocument(String(document.value))).toEqual([found.id])
    }
  })

  it('should apply a report of 1,000 links on 5 pages each', async () => {
    const links = Array.from({ length: 1000 }, (_, index) => ({
      pages: Array.from({ length: 5 }, (_page, page) => `https://www.example.com/${(index + page) % 300}`),
      url: `https://outside.example.com/${index}`,
      verdict: index % 10 === 0 ? ('broken' as const) : ('ok' as const),
    }))
    const started = performance.now()
    expect(await apply(links)).toMatchObject({ opened: 100 })
    const middle = performance.now()
    expect(await apply(links)).toMatchObject({ stillOpen: 100 })
    process.stdout.write(`1,000 links with 5,000 places applied in ${Math.round(middle - started)} ms, again in ${Math.round(performance.now() - middle)} ms\n`)
    expect(await db.collection('linkOccurrences').countDocuments()).toBe(5_000)
  }, 60_000)
})

describe('decisions on a finding', () => {
  const open = async (): Promise<string> => {
    await apply([{ url: A, verdict: 'broken' }])
    return (await finding(A)).id
  }

  it('should accept until a day, and bring the finding back when the day is over', async () => {
    const id = await open()
    expect(await post(`/findings/${id}/accept`, { reason: '对方本周检修', until: '2026-11-24T06:00:00Z' })).toEqual({ message: '', status: 200 })
    expect(await finding(A)).toMatchObject({ acceptedReason: '对方本周检修', state: 'accepted' })
    expect((await finding(A)).acceptedBy).toBeTruthy()
    later(5)
    expect(await apply([{ url: A, verdict: 'broken' }])).toMatchObject({ reopened: 0, stillOpen: 0 })
    later(6)
    expect(await apply([{ url: A, verdict: 'broken' }])).toMatchObject({ reopened: 1 })
  })

  it('should keep who decided and why in the audit log', async () => {
    const id = await open()
    await post(`/findings/${id}/false-alarm`, { reason: '浏览器可打开' })
    const { docs } = await ops.api.find({ collection: 'auditLog', where: { documentId: { equals: id } } })
    expect(docs).toMatchObject([{ action: 'update', actorName: 'operator@example.com', collectionSlug: 'findings', reason: '浏览器可打开' }])
    expect((docs[0]?.changed as { path: string }[]).map(({ path }) => path)).toEqual(expect.arrayContaining(['acceptedReason', 'state']))
  })

  it('should keep a false alarm silent until the reason changes', async () => {
    const id = await open()
    expect((await post(`/findings/${id}/false-alarm`, { reason: '浏览器可打开' })).status).toBe(200)
    await apply([{ url: A }])
    expect(await apply([{ url: A, verdict: 'broken' }])).toMatchObject({ opened: 0, reopened: 0, stillOpen: 0 })
    expect((await finding(A)).state).toBe('falseAlarm')
    expect(await apply([{ reason: 'http-410', url: A, verdict: 'broken' }])).toMatchObject({ reopened: 1 })
  })

  it('should reopen what was accepted, and refuse to reopen what is open', async () => {
    const id = await open()
    await post(`/findings/${id}/accept`, { reason: '下月处理' })
    expect((await post(`/findings/${id}/reopen`, { reason: '提前处理' })).status).toBe(200)
    const again = await post(`/findings/${id}/reopen`, { reason: '提前处理' })
    expect(again).toMatchObject({ status: 409 })
    expect(again.message).toContain('重新出现')
  })

  it.each([
    ['anonymous', { as: '' }, { reason: '理由' }, 401],
    ['an editor', { as: 'editor' }, { reason: '理由' }, 403],
    ['a form of a foreign page', { type: 'text/plain' }, { reason: '理由' }, 415],
    ['no reason', {}, {}, 400],
    ['a body that is no object', {}, ['理由'], 400],
  ])('should refuse %s', async (...[, how, body, status]) => {
    const id = await open()
    const answer = await post(`/findings/${id}/accept`, body, how)
    expect(answer).toMatchObject({ message: expect.stringMatching(/[\u4e00-\u9fff]/), status })
    expect((await finding(A)).state).toBe('open')
  })

  it.each(['656000000000000000000001', 'x'])('should say that there is no finding %s', async (id) => {
    expect(await post(`/findings/${id}/accept`, { reason: '理由' })).toMatchObject({ message: expect.stringContaining('没有'), status: 404 })
  })

  it('should refuse a direct write by whoever', async () => {
    const id = await open()
    await expect(ops.api.update({ collection: 'findings', data: { state: 'fixed' }, id, overrideAccess: false, user: { collection: 'users', email: 'operator@example.com', id: 1 } })).rejects.toThrow()
  })
})

describe('starting a patrol', () => {
  it('should queue one, refuse a second, and start again when the first died', async () => {
    expect(await post('/patrolRuns/start', {})).toEqual({ message: '', status: 200 })
    expect(await post('/patrolRuns/start', {})).toMatchObject({ message: expect.stringContaining('已有一次巡检'), status: 409 })
    later(1)
    expect((await post('/patrolRuns/start', {})).status).toBe(200)
    const rows = await db.collection('patrolRuns').find().sort({ _id: 1 }).toArray()
    expect(rows.map(({ kind, startUrl, state, trigger }) => ({ kind, startUrl, state, trigger }))).toEqual([
      { kind: 'site', startUrl: 'https://www.example.com', state: 'interrupted', trigger: 'manual' },
      { kind: 'site', startUrl: 'https://www.example.com', state: 'queued', trigger: 'manual' },
    ])
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('should queue one of five that are asked for at the same moment, try %i', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => post('/patrolRuns/start', {})))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409])
    expect(await db.collection('patrolRuns').countDocuments()).toBe(1)
  })

  it.each([['', 401], ['editor', 403]])('should refuse %p', async (as, status) => {
    expect((await post('/patrolRuns/start', {}, { as })).status).toBe(status)
    expect(await db.collection('patrolRuns').countDocuments()).toBe(0)
  })
})
