import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Db } from 'mongodb'
import { createLocalReq } from 'payload'
import { pino } from 'pino'

import { createDeliveryApp } from '../../../src/delivery/app.ts'
import { readEnv } from '../../../src/shared/env.ts'
import { inTransaction } from '../../../src/store/inTransaction.ts'
import { mergeColumns } from '../../../src/store/mergeColumns.ts'
import { startPayload, type TestPayload } from '../../helpers/startPayload.ts'
import { startServer } from '../../helpers/withServer.ts'

const LONG = Boolean(process.env['LONG'])
const NOW = () => new Date()

let portal: TestPayload
let db: Db

beforeAll(async () => {
  portal = await startPayload('redirect_graph')
  db = portal.payload.db.connection.db as unknown as Db
})
afterAll(() => portal.destroy())

const slug = fc.constantFrom('a', 'b', 'c', 'd')
const pick = fc.nat(5)
const step = fc.oneof(
  fc.tuple(fc.constantFrom('column', 'article', 'renameColumn', 'renameArticle'), pick, slug, pick),
  fc.tuple(fc.constantFrom('moveColumn', 'moveArticle', 'merge', 'deleteColumn', 'withdraw', 'republish', 'trash', 'restore', 'delete', 'rule'), pick, slug, pick),
)

type Step = [string, number, string, number]

/** Carries a step out as the portal does; what it refuses stays undone. */
const act = async ([what, one, name, other]: Step, columns: string[], articles: string[]): Promise<void> => {
  const { payload } = portal
  const [column = '', into = ''] = [columns[one % columns.length], columns[other % columns.length]]
  const article = articles[one % Math.max(1, articles.length)] ?? ''
  const save = (data: object) => payload.update({ collection: 'news', data, id: article })
  switch (what) {
    case 'column': return void columns.push(String((await payload.create({ collection: 'columns', data: { parent: other > 2 ? column : null, slug: name, title: name } })).id))
    case 'article': return void articles.push(String((await payload.create({ collection: 'news', data: { _status: 'published', column, slug: `${name}${other}`, title: name } as never })).id))
    case 'renameColumn': return void (await payload.update({ collection: 'columns', data: { slug: name }, id: column }))
    case 'moveColumn': return void (await payload.update({ collection: 'columns', data: { parent: other > 3 ? null : into }, id: column }))
    case 'merge': {
      const req = await createLocalReq({}, payload)
      return void (await inTransaction(req, () => mergeColumns(req, { from: column, into, now: NOW(), reason: '测试' })))
    }
    case 'deleteColumn': return void (await payload.delete({ collection: 'columns', id: column }))
    case 'renameArticle': return void (await save({ _status: 'published', slug: `${name}${other}` }))
    case 'moveArticle': return void (await save({ _status: 'published', column: into }))
    case 'withdraw': return void (await save({ _status: 'draft' }))
    case 'republish': return void (await save({ _status: 'published' }))
    case 'trash': return void (await save({ deletedAt: NOW().toISOString() }))
    case 'restore': return void (await payload.update({ collection: 'news', data: { deletedAt: null }, id: article, trash: true }))
    case 'delete': return void (await payload.delete({ collection: 'news', id: article, trash: true }))
    default: return void (await payload.create({ collection: 'redirects', data: { from: `/${name}/old${one}`, match: other > 3 ? 'prefix' : 'exact', status: 301, target: { kind: 'url', url: other % 2 ? `/${name}/` : `/b/old${other}` } } }))
  }
}

const publicNow = async (): Promise<string[]> => {
  const columns = await db.collection('columns').find().toArray()
  const paths = new Map(columns.map(({ _id, path }) => [String(_id), String(path)]))
  const news = await db.collection('news').find({ _status: 'published', deletedAt: null }).toArray()
  return [...[...paths.values()].map((path) => `/${path}/`), ...news.map(({ column, slug: name }) => `/${paths.get(String(column))}/${name}.html`)]
}

const startDelivery = async () => {
  const delivery = await createDeliveryApp({ clock: NOW, db, env: readEnv({ PORTAL_URL: 'http://portal.example' }), logger: pino({ level: 'silent' }), uploadsDir: '/nonexistent' })
  const server = await startServer(delivery.app)
  const get = async (path: string) => {
    const response = await fetch(server.origin + path, { redirect: 'manual' })
    return { location: response.headers.get('location'), status: response.status }
  }
  return { close: async () => (await server.close(), delivery.close()), get }
}

describe('the redirects of the portal, in the database and over HTTP', () => {
  it('should resolve every address that was ever public in one hop or say 410, whatever was done', async () => {
    let checked = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step as fc.Arbitrary<Step>, { maxLength: 25, minLength: 20, size: 'max' }), async (steps) => {
        for (const name of ['columns', 'news', 'redirects', '_news_versions']) await db.collection(name).deleteMany({})
        const [columns, articles, ever]: [string[], string[], Set<string>] = [[], [], new Set()]
        const begin: Step[] = [['column', 0, 'a', 0], ['column', 0, 'b', 0], ['article', 0, 'a', 1], ['article', 1, 'b', 2]]
        for (const each of [...begin, ...steps]) {
          await act(each, columns, articles).catch(() => undefined)
          for (const path of await publicNow()) ever.add(path)
        }
        const live = new Set(await publicNow())
        const { close, get } = await startDelivery()
        try {
          for (const path of ever) {
            const { location, status } = await get(path)
            checked += 1
            if (live.has(path)) expect([path, status]).toEqual([path, 200])
            else if (location === null) expect([path, status]).toEqual([path, 410])
            else expect([path, location, (await get(location)).status]).toEqual([path, location, 200])
          }
        } finally {
          await close()
        }
      }),
      { numRuns: LONG ? 100 : 4, seed: 20_261_124 },
    )
    expect(checked).toBeGreaterThan(LONG ? 500 : 20)
  }, 900_000)
})
