import { get } from 'node:http'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { MongoClient } from 'mongodb'
import { pino } from 'pino'

import { createBatchedCounters } from '../../../src/delivery/redirect/batchedCounters.ts'
import { startDelivery, type TestDelivery } from './startDelivery.ts'
import { HIDDEN, storedColumn, storedContent } from './stored.ts'

const column = storedColumn('xwzx')
const rule = (from: string, toPath: string | null, extra = {}) => ({ enabled: true, from, hits: 0, match: 'exact', status: toPath === null ? 410 : 301, toPath, ...extra })

let delivery: TestDelivery
beforeAll(async () => {
  delivery = await startDelivery({
    name: 'delivery_redirects',
    prepare: async (db) => {
      await db.collection('columns').insertOne(column)
      await db.collection('news').insertMany([storedContent('a', { column: column._id }), storedContent('b', { column: column._id, ...HIDDEN['withdrawn']?.fields }), storedContent('c', { column: column._id, ...HIDDEN['withdrawn']?.fields })])
      await db.collection('redirects').insertMany([
        rule('/old', '/xwzx/a.html'), rule('/旧栏目', '/xwzx/'), rule('/gone', null), rule('/off', '/xwzx/', { enabled: false }), rule('/xwzx/a.html', '/elsewhere/'),
        rule('/archive', '/xwzx', { match: 'prefix', status: 308 }), rule('/temp', 'https://other.example/x?y=1', { status: 302 }), rule('/xwzx/b.html', '/xwzx/a.html'),
        rule('/one', '/two'), rule('/two', '/three', { status: 302 }), rule('/three', '/xwzx/a.html#top'), rule('/to-gone', '/gone'), rule('/to-withdrawn', '/xwzx/c.html'),
        rule('/round', '/round/again'), rule('/round/again', '/round'), rule('/flat', '/xwzx/', { keepRest: false, match: 'prefix' }), rule('/bare', '/xwzx', { keepQuery: false }),
        rule('/form', '/forms/new', { status: 307 }), rule('/form2', '/form', { status: 308 }), rule('/own', '/xwzx/?a=1&b=2#x'),
      ])
    },
  })
})
afterAll(() => delivery.close())

/** A request whose path no client tidies up. */
const rawGet = (origin: string, path: string): Promise<{ location: string | undefined; status: number | undefined }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    get({ hostname, path, port }, (response) => {
      response.resume()
      resolve({ location: response.headers.location, status: response.statusCode })
    }).on('error', reject)
  })

const CASES: [string, number, string | null][] = [
  ['/old', 301, '/xwzx/a.html'],
  ['/old/?x=1&y=%E4%B8%AD', 301, '/xwzx/a.html?x=1&y=%E4%B8%AD'],
  ['/%E6%97%A7%E6%A0%8F%E7%9B%AE/', 301, '/xwzx/'],
  ['/archive/a.html', 308, '/xwzx/a.html'],
  ['/temp', 302, 'https://other.example/x?y=1'],
  ['/gone', 410, null],
  ['/off', 404, null],
  ['/xwzx/a.html', 200, null],
  ['/xwzx/b.html', 301, '/xwzx/a.html'],
  ['/xwzx', 301, '/xwzx/'],
  ['/xwzx/?from=app', 200, null],
  ['//xwzx//a.html', 301, '/xwzx/a.html'],
  ['/XWZX/', 404, null],
  ['/one', 302, '/xwzx/a.html#top'],
  ['/one?q=1', 302, '/xwzx/a.html?q=1#top'],
  ['/to-gone', 410, null],
  ['/to-withdrawn', 410, null],
  ['/round', 404, null],
  ['/flat/deep/er.html', 301, '/xwzx/'],
  ['/bare?x=1', 301, '/xwzx/'],
  ['/form', 307, '/forms/new'],
  ['/form2', 307, '/forms/new'],
  ['/own?b=9&c=3&c=4', 301, '/xwzx/?a=1&b=2&c=3&c=4#x'],
]

/** Spellings of one path; each is answered like the plain one. */
const SAME: [string, readonly string[]][] = [
  ['/旧栏目', ['/%E6%97%A7%E6%A0%8F%E7%9B%AE', '/%e6%97%a7%e6%a0%8f%e7%9b%ae/', '//%E6%97%A7%E6%A0%8F%E7%9B%AE', '/%E6%97%A7%E6%A0%8F%E7%9B%AE//', '/./%E6%97%A7%E6%A0%8F%E7%9B%AE']],
  ['/old', ['/old/', '//old', '/%6Fld', '/x/%2e%2e/old', '/old?', '/old//']],
]

describe('a path of the portal', () => {
  it.each(CASES)('should be answered: %s → %d %s', async (path, status, location) => {
    const response = await delivery.get(path)
    expect([response.status, response.headers.get('location')]).toEqual([status, location])
  })

  it.each(SAME.flatMap(([path, spellings]) => spellings.map((each): [string, string] => [each, path])))('should be answered whatever its spelling: %s like %s', async (spelling, path) => {
    const [one, other] = await Promise.all([delivery.get(encodeURI(path)), rawGet(delivery.origin, spelling)])
    expect([other.status, other.location?.split('?')[0]]).toEqual([one.status, one.headers.get('location')])
  })

  it('should send a form on with its method where the rule keeps it, and refuse it elsewhere', async () => {
    const post = async (path: string) => delivery.get(path, { body: 'a=1', method: 'POST' })
    const moved = await post('/form?step=1')
    expect([moved.status, moved.headers.get('location')]).toEqual([307, '/forms/new?step=1'])
    expect([(await post('/old')).status, (await post('/xwzx/a.html')).status, (await post('/nothing')).status]).toEqual([405, 405, 405])
  })

  it.each(CASES.filter(([path]) => path.startsWith('/') && !path.startsWith('//')))('should be resolved alike by the API: %s', async (path, status, location) => {
    const response = await delivery.get(`/content/v1/resolve?path=${encodeURIComponent(path)}`)
    const { kind, to } = (await response.json()) as { kind?: string; to?: string }
    if (status === 404) expect(response.status).toBe(404)
    else if (status === 410) expect(kind).toBe('gone')
    else expect(kind === 'page' || to === location).toBe(true)
  })

  it('should follow a new rule within a second', async () => {
    expect((await delivery.get('/fresh')).status).toBe(404)
    await delivery.db.collection('redirects').insertOne(rule('/fresh', '/xwzx/'))
    await delivery.eventually('/fresh', (status) => status === 301)
  })
})

describe('createBatchedCounters', () => {
  it('should count hits and misses, and keep both bounded', async () => {
    const client = await new MongoClient(process.env['TEST_MONGO_URI'] ?? '').connect()
    const db = client.db('delivery_counters')
    const { insertedId } = await db.collection('redirects').insertOne(rule('/old', '/'))
    const counters = createBatchedCounters({ clock: () => new Date('2026-03-01T00:00:00Z'), db, logger: pino({ level: 'silent' }) })
    for (let index = 0; index < 3; index += 1) counters.hit(insertedId.toHexString())
    for (let index = 0; index < 2_500; index += 1) counters.miss(`/nothing-${index}`, 'https://a.example/$path?secret=1')
    for (let index = 0; index < 30; index += 1) counters.miss('/nothing-1', `https://r${index}.example/`)
    counters.miss(`/${'x'.repeat(400)}`, undefined)
    await counters.flush()
    counters.miss('/nothing-1', 'javascript:alert(1)')
    await counters.close()
    expect(await db.collection('redirects').findOne({}, { projection: { _id: 0, hits: 1, lastHitAt: 1 } })).toEqual({ hits: 3, lastHitAt: new Date('2026-03-01T00:00:00Z') })
    expect(await db.collection('notFoundLog').countDocuments()).toBe(1_000)
    const row = await db.collection('notFoundLog').findOne({ path: '/nothing-1' })
    expect(row).toMatchObject({ count: 32, state: 'open' })
    expect(row?.['referrers']).toHaveLength(10)
    expect(row?.['referrers']).toContain('https://a.example/$path')
    await db.dropDatabase()
    await client.close()
  })
})
