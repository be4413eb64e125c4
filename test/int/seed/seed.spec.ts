import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Db } from 'mongodb'
import { type BasePayload, type CollectionSlug, createLocalReq, getPayload, type Where } from 'payload'
import { pino } from 'pino'

import { expirePolicies } from '../../../jobs/tasks/expirePolicies.ts'
import { freezeQuotaMonth } from '../../../jobs/tasks/freezeQuotaMonth.ts'
import { notFoundSuggestions } from '../../../jobs/tasks/notFoundSuggestions.ts'
import { publishScheduled } from '../../../jobs/tasks/publishScheduled.ts'
import { quotaReminder } from '../../../jobs/tasks/quotaReminder.ts'
import { retention } from '../../../jobs/tasks/retention.ts'
import { createDeliveryApp } from '../../../src/delivery/app.ts'
import { contentDigest } from '../../../src/review/contentDigest.ts'
import { seed } from '../../../src/seed/seed.ts'
import { systemClock } from '../../../src/shared/clock.ts'
import { readEnv } from '../../../src/shared/env.ts'
import { readColumnFacts } from '../../../src/store/columnFacts.ts'
import { readWaitingTexts } from '../../../src/store/waitingTexts.ts'
import { profileScans } from '../../helpers/profileScans.ts'
import { startServer } from '../../helpers/withServer.ts'
import { taskRun } from '../../helpers/taskRun.ts'

const dataDir = mkdtempSync(path.join(tmpdir(), 'pco-seed-'))
const PAGES = ['/', '/content/v1/columns', '/content/v1/news?pageSize=20', '/content/v1/policies', '/content/v1/scores', '/content/v1/applications', '/content/v1/changes', '/content/v1/search?q=%E5%8F%A3%E5%B2%B8', '/sitemap.xml', '/policies/', '/scores/', '/applications/']
/** Directories of fixed size, read as a whole by their nature. */
const SHOWN_WHOLE = new Set(['applications', 'holidays'])
const lines: string[] = []
let payload: BasePayload

const run = (): Promise<void> => seed({ env: readEnv(process.env), log: (line) => lines.push(line), payload })

beforeAll(async () => {
  const uri = new URL(process.env['TEST_MONGO_URI'] ?? '')
  uri.pathname = '/seed-spec'
  Object.assign(process.env, { DATABASE_URI: uri.href, DATA_DIR: dataDir, PAYLOAD_SECRET: 'x'.repeat(40) })
  const { default: config } = await import('../../../payload.config.ts')
  payload = await getPayload({ config })
  await run()
}, 120_000)

afterAll(async () => {
  await payload.db.connection.dropDatabase()
  await payload.destroy()
  rmSync(dataDir, { force: true, recursive: true })
})

describe('seed', () => {
  it.each<[CollectionSlug, number]>([
    ['applications', 183], ['attachments', 3], ['centers', 17], ['evaluationScores', 204], ['faqs', 20], ['feeWaiverPolicies', 10], ['news', 205], ['users', 10], ['waiverRecords', 300],
  ])('should fill %s with %i documents', async (collection, expected) => {
    expect((await payload.count({ collection })).totalDocs).toBe(expected)
  })

  it('should do nothing when run again', async () => {
    await run()
    expect((await payload.count({ collection: 'news' })).totalDocs).toBe(205)
    expect(lines.filter((line) => line.includes('密码'))).toHaveLength(2)
  })

  it('should mark every article as demonstration', async () => {
    expect((await payload.count({ collection: 'news', where: { demo: { not_equals: true } } })).totalDocs).toBe(0)
  })
})

describe('people of the demonstration', () => {
  it('should answer for every column, two editors in turn', async () => {
    const { docs } = await payload.find({ collection: 'columns', depth: 1, pagination: false })
    const names = docs.map(({ quota }) => (quota?.responsible ?? []).map((person) => (typeof person === 'object' ? person.name : person)).join())
    expect([...new Set(names)].sort()).toEqual(['内容编辑乙（演示）', '内容编辑（演示）'])
  })

  it.each<[string, string[]]>([
    ['reviewer', ['overdue', 'publish', 'review', 'review']], ['reviewer2', ['overdue', 'publish', 'review']], ['editor', ['returned']], ['editor2', []],
  ])('should give %s something to do', async (account, expected) => {
    const [user] = (await payload.find({ collection: 'users', where: { email: { equals: `${account}@example.com` } } })).docs
    const req = await createLocalReq({ user: user && { ...user, collection: 'users' } }, payload)
    const texts = await readWaitingTexts(req, { id: String(user?.id), isReviewer: account.startsWith('reviewer') }, await readColumnFacts(req))
    expect(texts.map(({ waiting }) => waiting).sort()).toEqual(expected)
  })

  it('should leave behind what the jobs would have', async () => {
    expect((await payload.count({ collection: 'quotaMonths' })).totalDocs).toBe(6)
    const { docs } = await payload.find({ collection: 'inspectionDays', pagination: false, sort: 'day' })
    expect(docs).toHaveLength(30)
    expect(docs.every(({ score }) => Number(score) > 0)).toBe(true)
  })

  it('should have approvals that count', async () => {
    const { docs } = await payload.find({ collection: 'news', depth: 0, where: { reviewState: { equals: 'approved' } } })
    expect(docs).toHaveLength(1)
    for (const doc of docs) expect(doc.approvals?.map(({ digest }) => digest)).toEqual([contentDigest({ ...doc })])
  })
})

describe('the database’s work on the demonstration data', () => {
  const database = (): Db => (payload.db as unknown as { connection: { db: Db } }).connection.db
  const read = (collection: CollectionSlug, where: Where = {}, sort = '-updatedAt') => payload.find({ collection, depth: 0, limit: 10, sort, where })

  it('should read no collection as a whole for what people see and jobs do', async () => {
    const db = database()
    const [column] = (await read('columns')).docs
    const [article] = (await payload.find({ collection: 'news', depth: 0, limit: 1, where: { _status: { equals: 'published' } } })).docs
    const delivery = await createDeliveryApp({ clock: systemClock, db, env: readEnv({ PORTAL_URL: 'http://portal.example' }), logger: pino({ level: 'silent' }), uploadsDir: dataDir })
    const server = await startServer(delivery.app)
    const context = { db, env: readEnv({}) }
    const work = async (): Promise<void> => {
      for (const page of PAGES) expect((await fetch(server.origin + page)).status).toBe(200)
      await read('news', { column: { equals: column?.id } }, '-publishedAt')
      await read('findings', { state: { equals: 'open' } }, '-lastSeenAt')
      await payload.update({ collection: 'news', data: { summary: '摘要改过一次，说明这项措施怎样办理。' }, draft: true, id: String(article?.id) })
      for (const task of [expirePolicies(context), freezeQuotaMonth(context), publishScheduled(context, payload), quotaReminder(context), retention(context), notFoundSuggestions(context)]) await task.handler(taskRun(new Date(), { key: task.name }))
    }
    const scans = await profileScans(db, work).finally(async () => {
      await server.close()
      await delivery.close()
    })
    expect(scans.filter(({ namespace }) => !SHOWN_WHOLE.has(namespace.split('.')[1] ?? ''))).toEqual([])
  })
})
