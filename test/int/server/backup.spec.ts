import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { MongoClient, ObjectId } from 'mongodb'

import { digestCollection } from '../../../src/server/backup/documentLines.ts'
import { collectionFile } from '../../../src/server/backup/manifest.ts'
import { restoreBackup } from '../../../src/server/backup/restoreBackup.ts'
import { writeBackup } from '../../../src/server/backup/writeBackup.ts'
import { systemClock } from '../../../src/shared/clock.ts'

const now = new Date('2026-11-24T00:00:00Z')
let source: MongoClient
let target: MongoClient
let folder = ''

const connect = (name: string): Promise<MongoClient> => {
  const uri = new URL(process.env['TEST_MONGO_URI'] ?? '')
  uri.pathname = `/${name}`
  return MongoClient.connect(uri.href)
}

const uploads = (name: string): string => path.join(folder, name)
const backup = () => writeBackup({ client: source, clock: systemClock, dir: path.join(folder, 'backup'), uploadsDir: uploads('from') })
const restore = () => restoreBackup({ db: target.db(), dir: path.join(folder, 'backup'), now, uploadsDir: uploads('to') })

beforeAll(async () => {
  source = await connect(`backup_from_${process.pid}`)
  target = await connect(`backup_to_${process.pid}`)
})
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pco-backup-'))
  mkdirSync(path.join(uploads('from'), 'media'), { recursive: true })
  writeFileSync(path.join(uploads('from'), 'media', '中文附件（定稿）.png'), Buffer.from([1, 2, 3]))
  const news = source.db().collection('news')
  await news.createIndex({ slug: 1 }, { name: 'slug_1', unique: true })
  await news.insertMany(Array.from({ length: 1_200 }, (_, index) => ({ at: now, big: 2n ** 40n, column: new ObjectId(), slug: `s${index}`, title: `第${index}篇` })))
  await source.db().collection('agendaJobs').insertOne({ data: { key: 'k' }, lockedAt: now, name: 'patrolPortal', nextRunAt: null })
})
afterEach(async () => {
  await source.db().dropDatabase()
  await target.db().dropDatabase()
  rmSync(folder, { force: true, recursive: true })
})
afterAll(async () => {
  await source.close()
  await target.close()
})

describe('backup and restore', () => {
  it('should bring documents, indexes and files back as they were, and free held jobs', async () => {
    await backup()
    await restore()
    expect(await digestCollection(target.db().collection('news'))).toEqual(await digestCollection(source.db().collection('news')))
    expect((await target.db().collection('news').indexes()).find(({ name }) => name === 'slug_1')).toMatchObject({ unique: true })
    expect(readFileSync(path.join(uploads('to'), 'media', '中文附件（定稿）.png'))).toEqual(Buffer.from([1, 2, 3]))
    expect(await target.db().collection('agendaJobs').findOne({})).toMatchObject({ lockedAt: null, nextRunAt: now })
  })

  it('should hold one moment of all collections while others write', async () => {
    let pairs = 0
    let stopped = false
    const writing = (async () => {
      while (!stopped) {
        await source.withSession((session) =>
          session.withTransaction(async () => {
            await source.db().collection('left').insertOne({ pair: pairs }, { session })
            await source.db().collection('right').insertOne({ pair: pairs }, { session })
          }),
        )
        pairs += 1
      }
    })()
    while (pairs < 5) await new Promise((resolve) => setTimeout(resolve, 5))
    const manifest = await backup()
    stopped = true
    await writing
    const counts = manifest.collections.filter(({ name }) => name === 'left' || name === 'right').map(({ count }) => count)
    expect(counts[0]).toBe(counts[1])
    expect(counts[0]).toBeGreaterThanOrEqual(5)
  })

  it('should refuse a damaged backup before anything is written', async () => {
    await backup()
    const file = collectionFile(path.join(folder, 'backup'), 'news')
    const bytes = readFileSync(file)
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 0xff
    writeFileSync(file, bytes)
    await expect(restore()).rejects.toThrow('已损坏')
    expect(await target.db().listCollections().toArray()).toEqual([])
  })

  it('should refuse a target that holds data, and a folder that is not empty', async () => {
    await backup()
    await target.db().collection('users').insertOne({ email: 'a@example.com' })
    await expect(restore()).rejects.toThrow('不是空的')
    expect(await target.db().collection('news').countDocuments()).toBe(0)
    await expect(backup()).rejects.toThrow('不是空的')
  })

  it('should leave neither documents nor files when it fails half-way, so that a second try succeeds', async () => {
    await backup()
    // A file where a folder must be: the copy of the upload fails after all documents are in.
    writeFileSync(path.join(folder, 'blocked'), '')
    const blocked = { db: target.db(), dir: path.join(folder, 'backup'), now, uploadsDir: path.join(folder, 'blocked') }
    await expect(restoreBackup(blocked)).rejects.toThrow()
    expect(await target.db().listCollections().toArray()).toEqual([])
    await restore()
    expect(await target.db().collection('news').countDocuments()).toBe(1_200)
  })

  it('should refuse a folder that was never finished', async () => {
    await backup()
    rmSync(path.join(folder, 'backup', 'manifest.json'))
    await expect(restore()).rejects.toThrow('不是完整的备份')
  })
})
