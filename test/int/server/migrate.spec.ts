import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type Db, MongoClient } from 'mongodb'

import { migrate } from '../../../src/server/migrations/migrate.ts'
import type { Migration } from '../../../src/server/migrations/migrations.ts'

let client: MongoClient
let db: Db
let lines: string[] = []

beforeAll(async () => {
  client = await MongoClient.connect(process.env['TEST_MONGO_URI'] ?? '')
  db = client.db(`migrate_${process.pid}`)
})
afterEach(async () => {
  lines = []
  await db.dropDatabase()
})
afterAll(() => client.close())

const first: Migration = { describe: '改名', id: '001-rename', up: async (target) => void (await target.collection('news').updateMany({}, { $rename: { old: 'title' } })) }
const second: Migration = { describe: '补值', id: '002-fill', up: async (target) => void (await target.collection('news').updateMany({ rev: null }, { $set: { rev: 1 } })) }
const run = (migrations: readonly Migration[]) => migrate({ db, migrations, now: () => new Date('2026-11-24T00:00:00Z'), report: (line) => lines.push(line) })

describe('migrate', () => {
  it('should run each migration once and in order', async () => {
    await db.collection('news').insertOne({ old: '标题' })
    await run([first])
    await run([first, second])
    await run([first, second])
    expect(await db.collection('news').findOne({})).toMatchObject({ rev: 1, title: '标题' })
    expect(lines.map((line) => /\d{3}-\w+/.exec(line)?.[0])).toEqual(['001-rename', '002-fill'])
  })

  it('should refuse data of a newer release and leave it as it is', async () => {
    await run([first, second])
    await expect(run([first])).rejects.toThrow('002-fill')
  })

  it('should refuse to go on after a migration that was cut off', async () => {
    const failing: Migration = { ...first, up: () => Promise.reject(new Error('disk full')) }
    await expect(run([failing])).rejects.toThrow('disk full')
    await expect(run([first])).rejects.toThrow('001-rename')
  })
})
