import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type Db, MongoClient, ObjectId } from 'mongodb'

import { migrate } from '../../../src/server/migrations/migrate.ts'
import { type Migration, MIGRATIONS } from '../../../src/server/migrations/migrations.ts'

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

describe('the migrations of the product', () => {
  it('note the files of texts that were saved before files were noted, and leave the others alone', async () => {
    const [cover, file, picture] = [new ObjectId(), new ObjectId(), new ObjectId()]
    const body = { root: { children: [{ relationTo: 'media', type: 'upload', value: picture }], type: 'root' } }
    const many = Array.from({ length: 450 }, (_, index) => ({ cover, title: `第 ${index} 篇` }))
    await db.collection('news').insertMany([{ attachments: [file], body, cover, title: '有附件' }, { cover, files: ['media:kept'], title: '已登记' }, ...many])
    await db.collection('faqs').insertOne({ answer: body, title: '有图片' })
    await run(MIGRATIONS)
    const files = async (collection: string, title: string) => (await db.collection(collection).findOne({ title }))?.['files']
    expect(await files('news', '有附件')).toEqual([`attachments:${file.toHexString()}`, `media:${cover.toHexString()}`, `media:${picture.toHexString()}`].sort())
    expect(await files('faqs', '有图片')).toEqual([`media:${picture.toHexString()}`])
    expect(await files('news', '已登记')).toEqual(['media:kept'])
    expect(await db.collection('news').countDocuments({ files: `media:${cover.toHexString()}` })).toBe(451)
  })
})
