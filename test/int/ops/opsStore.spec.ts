import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type Db, MongoClient, ObjectId } from 'mongodb'

import { memoryOpsStore, mongoOpsStore } from '../../../src/store/opsStore.ts'
import type { FindingWrite, OpsStore, PagePlace } from '../../../src/store/ports.ts'

const NOW = new Date('2026-11-24T00:00:00Z')
const LATER = new Date('2026-11-24T01:00:00Z')
const RUN_1 = '656000000000000000000001'
const RUN_2 = '656000000000000000000002'
const A = 'https://example.com/a'
const B = 'https://example.com/b'
const C = 'https://example.com/c'
const DOCUMENT = { relationTo: 'posts', value: '656000000000000000000009' }

type Subject = { addDocumentPlace: (url: string) => Promise<void>; store: OpsStore }

const place = (url: string, page: string): PagePlace => ({ attribute: 'href', column: 5, element: 'a', line: 3, page, text: '链接', url })
const opened = (url: string): FindingWrite => ({
  create: true, fingerprint: `link:${url}`, values: { rule: 'http-404', run: RUN_1, state: 'open', title: '断链', url, verdict: 'broken' },
})

let client: MongoClient
let db: Db

beforeAll(async () => {
  client = await MongoClient.connect(process.env['TEST_MONGO_URI'] ?? '')
  db = client.db(`ops_store_${process.pid}`)
})
afterAll(async () => {
  await db.dropDatabase()
  await client.close()
})

const subjects: [string, () => Promise<Subject>][] = [
  ['memory', async () => {
    const store = memoryOpsStore()
    return { addDocumentPlace: async (url) => store.links.addDocumentPlace({ document: DOCUMENT, field: 'body', nodePath: '0.1', page: null, text: '链接', url }), store }
  }],
  ['MongoDB', async () => {
    await db.dropDatabase()
    const row = { document: { relationTo: DOCUMENT.relationTo, value: new ObjectId(DOCUMENT.value) }, field: 'body', nodePath: '0.1', source: 'document', text: '链接' }
    return { addDocumentPlace: async (url) => void (await db.collection('linkOccurrences').insertOne({ ...row, url })), store: mongoOpsStore(db) }
  }],
]

describe.each(subjects)('store in %s', (_name, create) => {
  let store: OpsStore
  let addDocumentPlace: Subject['addDocumentPlace']

  beforeEach(async () => ({ addDocumentPlace, store } = await create()))

  const put = (places: PagePlace[], pages: 'all' | ReadonlySet<string> = 'all'): Promise<void> =>
    store.links.replacePagePlaces({ now: NOW, pages, places, urls: [...new Set(places.map(({ url }) => url))] })
  const pagesOf = async (url: string): Promise<(string | undefined)[]> =>
    ((await store.links.placesOf([url], 10)).get(url)?.places ?? []).flatMap(({ document, page }) => (document ? [] : [page])).sort()

  it('should merge what is written about a link and give it back', async () => {
    await store.links.saveTargets([{ url: A, values: { failures: 1, places: 2, verdict: 'broken' } }], NOW)
    await store.links.saveTargets([{ url: A, values: { failures: 2 } }], LATER)
    const known = await store.links.knownTargets([A, B])
    expect([...known.keys()]).toEqual([A])
    expect(known.get(A)).toMatchObject({ confirmed: false, failingSince: null, failures: 2, history: [], places: 2, url: A, verdict: 'broken' })
  })

  it('should put places in documents first and count beyond the limit', async () => {
    await put([place(A, '/1'), place(A, '/2'), place(B, '/1')])
    await addDocumentPlace(A)
    const places = await store.links.placesOf([A, B, 'https://example.com/none'], 2)
    expect([...places.keys()].sort()).toEqual([A, B])
    expect(places.get(A)).toMatchObject({ inDocuments: true, total: 3 })
    expect(places.get(A)?.places[0]).toEqual({ document: DOCUMENT, field: 'body', nodePath: '0.1', text: '链接' })
    expect(places.get(A)?.places).toHaveLength(2)
    expect(places.get(B)).toEqual({ inDocuments: false, places: [{ attribute: 'href', column: 5, element: 'a', line: 3, page: '/1', text: '链接' }], total: 1 })
  })

  it('should bring places to what a run found, on all pages or on those it read, and leave documents alone', async () => {
    await put([place(A, '/1'), place(A, '/2'), place(A, '/3'), place(A, '/3')])
    await addDocumentPlace(A)
    await put([place(A, '/1'), place(A, '/4')], new Set(['/1', '/2', '/4']))
    expect(await pagesOf(A)).toEqual(['/1', '/3', '/3', '/4'])
    await put([place(A, '/3')])
    await put([place(A, '/3')])
    expect(await pagesOf(A)).toEqual(['/3'])
    expect((await store.links.placesOf([A], 10)).get(A)?.inDocuments).toBe(true)
  })

  it('should drop places of what a run did not meet, and forget that they were known', async () => {
    const seen = (url: string, run: string) => ({ url, values: { placesDigest: 'digest', seenIn: run } })
    await put([place(A, '/1'), place(A, '/2'), place(B, '/1'), place(C, '/2')])
    await store.links.saveTargets([seen(A, RUN_1), seen(B, RUN_1), seen(C, RUN_2)], NOW)
    await store.links.dropPlacesOnPages(['/1'], new Set([B]))
    expect([await pagesOf(A), await pagesOf(B)]).toEqual([['/2'], ['/1']])
    await store.links.dropUnseen(RUN_2, LATER)
    expect([await pagesOf(A), await pagesOf(B), await pagesOf(C)]).toEqual([[], [], ['/2']])
    const known = await store.links.knownTargets([A, B, C])
    expect([A, B, C].map((url) => known.get(url)?.placesDigest)).toEqual([null, null, 'digest'])
  })

  it('should note a check that changed nothing', async () => {
    await store.links.saveTargets([{ url: A, values: { checks: 1, failures: 0, nextCheckAt: NOW, verdict: 'ok' } }, { url: B, values: { checks: 4, verdict: 'ok' } }], NOW)
    await put([place(A, '/1')])
    await store.links.touchTargets([{ checks: 2, nextCheckAt: LATER, url: A }, { checks: 5, nextCheckAt: null, url: B }], { now: NOW, run: RUN_2, seen: true })
    const known = await store.links.knownTargets([A, B])
    expect([known.get(A), known.get(B)]).toMatchObject([{ checkedIn: RUN_2, checks: 2, verdict: 'ok' }, { checkedIn: RUN_2, checks: 5 }])
    expect([await store.links.due(NOW, 10), await store.links.due(LATER, 10)]).toEqual([[], [A]])
  })

  it('should name due links, the longest due first, and take those off that stand nowhere', async () => {
    const due = (minutes: number) => ({ nextCheckAt: new Date(NOW.getTime() + minutes * 60_000) })
    await store.links.saveTargets([{ url: A, values: due(-1) }, { url: B, values: due(-2) }, { url: C, values: due(1) }, { url: 'https://example.com/gone', values: due(-3) }], NOW)
    await put([place(A, '/1'), place(B, '/1'), place(C, '/1')])
    expect(await store.links.due(NOW, 10)).toEqual([B, A])
    expect(await store.links.due(NOW, 1)).toEqual([B])
    expect(await store.links.due(LATER, 10)).toEqual([B, A, C])
  })

  it('should leave a host alone with all its links until its time, and no other host', async () => {
    const other = 'https://other.example.com/'
    await store.links.saveTargets([A, B].map((url) => ({ url, values: { host: 'example.com', nextCheckAt: NOW } })), NOW)
    await store.links.saveTargets([{ url: other, values: { host: 'other.example.com', nextCheckAt: NOW } }], NOW)
    await put([A, B, other].map((url) => place(url, '/1')))
    await store.links.postponeHost('example.com', LATER)
    expect(await store.links.due(NOW, 10)).toEqual([other])
    expect((await store.links.due(LATER, 10)).sort()).toEqual([A, B, other].sort())
  })

  it('should create a finding once and update only one that is there', async () => {
    await store.findings.saveFindings([opened(A), { create: false, fingerprint: `link:${B}`, values: { state: 'fixed' } }], NOW)
    await store.findings.saveFindings([opened(A), { create: false, fingerprint: `link:${A}`, values: { rule: 'http-410' } }], LATER)
    expect(await store.findings.knownFindings([A, B])).toEqual([
      { acceptedUntil: null, fingerprint: `link:${A}`, reason: 'http-410', state: 'open', url: A, verdict: 'broken' },
    ])
  })

  it('should walk through what is unsettled page by page', async () => {
    const urls = Array.from({ length: 7 }, (_, index) => `https://example.com/${index}`)
    await store.findings.saveFindings(urls.map(opened), NOW)
    await store.findings.saveFindings([{ create: false, fingerprint: `link:${urls[3]}`, values: { state: 'fixed' } }, { create: false, fingerprint: `link:${urls[4]}`, values: { state: 'accepted' } }], NOW)
    const found: string[] = []
    let after: null | string = null
    do {
      const page: Awaited<ReturnType<OpsStore['findings']['unsettled']>> = await store.findings.unsettled(after, 2)
      expect(page.findings.length).toBeLessThanOrEqual(2)
      found.push(...page.findings.map(({ url }) => url))
      after = page.next
    } while (after !== null)
    expect(found.sort()).toEqual(urls.filter((_, index) => index !== 3))
  })
})
