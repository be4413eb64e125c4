import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type Db, MongoClient } from 'mongodb'

import { checkDatabase } from '../../../src/cli/checkDatabase.ts'
import { readEnv } from '../../../src/shared/env.ts'

let client: MongoClient
let db: Db

beforeAll(async () => {
  client = await MongoClient.connect(process.env['TEST_MONGO_URI'] ?? '')
  db = client.db(`check_${process.pid}`)
})
afterEach(() => db.dropDatabase())
afterAll(() => client.close())

const body = (text: string) => ({ root: { children: [{ children: [{ text, type: 'text' }], type: 'paragraph' }], type: 'root' } })

const check = (signal = new AbortController().signal) =>
  checkDatabase({ db, env: readEnv({}), now: new Date('2026-11-24T02:00:00Z'), onProgress: () => undefined, ownHosts: new Set(), signal })

describe('checkDatabase', () => {
  it('checks every stored document but the trash, each under its collection and id', async () => {
    const { insertedId } = await db.collection('news').insertOne({ body: body('电话 13800138000'), title: '关于试点的通知' })
    await db.collection('news').insertOne({ body: body('电话 13800138000'), deletedAt: new Date(), title: '回收站里的通知' })
    await db.collection('faqs').insertOne({ answer: body('电话 13800138000'), title: '怎样申请' })
    const { complete, documents } = await check()
    const mobiles = documents.map(({ findings, path }) => [path.replace(/[0-9a-f]{24}/, 'id'), findings.filter(({ rule }) => rule === 'personal-mobile').map(({ place }) => `${place.field} ${place.path}`)])
    expect(complete).toBe(true)
    expect(documents.map(({ path }) => path)).toContain(`news/${String(insertedId)}`)
    expect(mobiles.toSorted()).toEqual([['faqs/id', ['answer 0.0']], ['news/id', ['body 0.0']]])
  })

  it.each([[null], ['x'], [{ root: null }], [{ root: { children: 'x', type: 'root' } }], [[[[]]]]])('contains the malformed text %j', async (malformed) => {
    await db.collection('pages').insertOne({ body: malformed, title: '关于我们' })
    expect((await check()).documents).toHaveLength(1)
  })

  it('stops where it stands when it is interrupted', async () => {
    await db.collection('news').insertOne({ body: body('好。'), title: '关于试点的通知' })
    const { complete, documents } = await check(AbortSignal.abort())
    expect({ complete, documents }).toEqual({ complete: false, documents: [] })
  })
})
