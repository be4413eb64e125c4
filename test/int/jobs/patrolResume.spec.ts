import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type Db, MongoClient } from 'mongodb'

import { openJobStore } from '../../../jobs/jobStore.ts'
import { patrol } from '../../../src/links/patrol.ts'
import type { PatrolReport } from '../../../src/links/report.ts'
import { createRandom } from '../../../src/seed/random.ts'
import { systemClock } from '../../../src/shared/clock.ts'
import { startServer, type TestServer } from '../../helpers/withServer.ts'
import { createPatrolSite, type PatrolSite } from './patrolSite.ts'

const isLong = Boolean(process.env['LONG'])
const PAGES = isLong ? 5_000 : 300
const KILLS = isLong ? 20 : 3
const KEY = 'cron:patrolPortal:2026-11-24T18:00'
const MAX_REQUESTS = 4
const OUTSIDE_HOSTS = isLong ? 60 : 12
/** Long enough for a shard to be met at work. */
const OUTSIDE_DELAY_MS = 150

const uri = process.env['TEST_MONGO_URI'] ?? ''
let client: MongoClient
let db: Db
let site: PatrolSite
let server: TestServer
let outside: PatrolSite
let outsideServer: Server
let allow: string[] = []
let workers: ChildProcess[] = []

beforeAll(async () => {
  client = await MongoClient.connect(uri)
  db = client.db(`patrol_resume_${process.pid}`)
  outside = createPatrolSite(1)
  outsideServer = createServer((request, response) => void setTimeout(() => outside.listener(request, response), OUTSIDE_DELAY_MS)).listen(0, '0.0.0.0')
  await once(outsideServer, 'listening')
  const { port } = outsideServer.address() as AddressInfo
  allow = Array.from({ length: OUTSIDE_HOSTS }, (_, index) => `127.0.1.${index + 1}:${port}`)
  site = createPatrolSite(PAGES, (page) => (page < OUTSIDE_HOSTS ? [`http://${allow[page]}/`, `http://${allow[page]}/gone/1`, `http://${allow[page]}/flaky/1`] : []))
  server = await startServer(site.listener)
})
afterEach(async () => {
  await Promise.all(workers.map(stop))
  workers = []
  await db.dropDatabase()
})
afterAll(async () => {
  await server.close()
  outsideServer.closeAllConnections()
  outsideServer.close()
  await client.close()
})

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

const startWorker = async (): Promise<ChildProcess> => {
  const child = fork(fileURLToPath(new URL('patrolWorker.ts', import.meta.url)), [uri, db.databaseName, server.origin, allow.join(',')], { execArgv: [] })
  workers.push(child)
  await once(child, 'message')
  return child
}

const timeless = ({ startedAt: _, finishedAt: __, ...report }: PatrolReport): unknown => ({
  ...report, targets: report.targets.map(({ ms: _ms, ...target }) => ({ ...target, hints: [], hops: target.hops.map(({ ms: _hopMs, ...hop }) => hop) })),
})

/** The registry without what depends on when a check happened. */
const registryOf = async (): Promise<unknown> => {
  const when = { _id: 0, checkedAt: 0, createdAt: 0, failingSince: 0, firstSeenAt: 0, fixedAt: 0, history: 0, hops: 0, lastSeenAt: 0, ms: 0, nextCheckAt: 0, run: 0, checkedIn: 0, seenIn: 0, target: 0, updatedAt: 0 }
  const all = async (name: string, sort: Record<string, 1>): Promise<unknown[]> => db.collection(name).find({}, { projection: when }).sort(sort).toArray()
  return {
    findings: (await all('findings', { fingerprint: 1 })).map((row) => ({ ...(row as object), evidence: null })),
    occurrences: await all('linkOccurrences', { url: 1, pageUrl: 1, line: 1, column: 1 }),
    targets: await all('linkTargets', { url: 1 }),
  }
}

/** The worker that runs such a job just now: who works dies, not who waits. Null where none does. */
const holderOf = async (key: RegExp | string): Promise<ChildProcess | null> => {
  const run = await db.collection('jobRuns').findOne({ key, state: 'running' })
  return workers.find(({ pid }) => String(run?.['worker']).includes(`-${pid}-`)) ?? null
}
const SHARD = /^patrolShard:/

/** Answers made durable, of the site's pages and of other hosts. */
const answers = (): Promise<number> => db.collection('patrolAnswers').countDocuments()
const isDone = async (): Promise<boolean> => (await db.collection('jobRuns').countDocuments({ key: KEY, state: { $ne: 'running' } })) === 1

const until = async (done: () => Promise<boolean>): Promise<void> => {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 20))
}

const enqueue = (): Promise<boolean> => openJobStore({ clock: systemClock, db, worker: 'test' }).add('patrolPortal', { key: KEY, values: {} })

const reportOf = async (): Promise<PatrolReport> => JSON.parse(String((await db.collection('reports').find().sort({ _id: -1 }).limit(1).next())?.['report'])) as PatrolReport

describe('patrolPortal when its workers are killed', () => {
  it(`should end with the report and the registry of an undisturbed run after ${KILLS} kills at random moments and one of a shard`, async () => {
    const undisturbed = await patrol({ allow, url: `${server.origin}/` })
    await enqueue()
    await startWorker()
    await until(isDone)
    const registry = await registryOf()
    expect(timeless(await reportOf())).toEqual(timeless(undisturbed))
    await db.dropDatabase()

    site.asked.clear()
    outside.asked.clear()
    const random = createRandom(7)
    const starting = [startWorker(), startWorker()]
    await Promise.all(starting)
    await enqueue()
    for (let kill = 0; kill < KILLS; kill += 1) {
      const goal = Math.round(((kill + random.next() * 0.8) / KILLS) * (PAGES + OUTSIDE_HOSTS * 3))
      await until(async () => (await answers()) > goal || (await isDone()))
      const coordinator = await holderOf(KEY)
      if (!coordinator) throw new Error('no worker of this test runs the job')
      await stop(coordinator)
      starting.push(startWorker())
    }
    await until(async () => (await holderOf(SHARD)) !== null || (await isDone()))
    const ofShard = await holderOf(SHARD)
    if (!ofShard) throw new Error('no worker of this test runs a shard')
    await stop(ofShard)
    starting.push(startWorker())
    await Promise.all(starting)
    await until(isDone)
    const run = await db.collection('jobRuns').findOne({ key: KEY })
    expect(await db.collection('jobRuns').countDocuments({ attempts: { $gt: 1 }, key: SHARD })).toBeGreaterThan(0)
    expect(run?.['state']).toBe('succeeded')
    expect(run?.['attempts']).toBeGreaterThan(KILLS)
    expect(timeless(await reportOf())).toEqual(timeless(undisturbed))
    expect(await registryOf()).toEqual(registry)
    expect([...site.asked, ...outside.asked].filter(([, times]) => times > MAX_REQUESTS)).toEqual([])
    expect(await db.collection('patrolRuns').find().toArray()).toMatchObject([{ complete: true, error: null, state: 'finished' }])
  }, isLong ? 600_000 : 180_000)
})
