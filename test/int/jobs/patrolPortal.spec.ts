import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type Db, MongoClient } from 'mongodb'

import { createQueue, type Queue } from '../../../jobs/queue.ts'
import { type Patrol, patrolPortal } from '../../../jobs/tasks/patrolPortal.ts'
import { watchPatrolRequests } from '../../../jobs/watchPatrolRequests.ts'
import { type PatrolReport, summarise, type TargetReport } from '../../../src/links/report.ts'
import { systemClock } from '../../../src/shared/clock.ts'
import { keepPatrolReport, readPatrolReport } from '../../../src/store/patrolReports.ts'
import { readEnv } from '../../../src/shared/env.ts'

const quiet = { error: () => undefined, info: () => undefined, warn: () => undefined }
let client: MongoClient
let db: Db
let queue: Queue | undefined
let stop: (() => void) | undefined

beforeAll(async () => {
  client = await MongoClient.connect(process.env['TEST_MONGO_URI'] ?? '')
  db = client.db(`patrol_${process.pid}`)
})
afterEach(async () => {
  stop?.()
  await queue?.drain(100)
  await db.dropDatabase()
})
afterAll(() => client.close())

const broken: TargetReport = {
  confirmed: true, evidence: [], finalUrl: 'http://127.0.0.1:3000/gone.html', hints: [], hops: [{ ms: 1, status: 404, url: 'http://127.0.0.1:3000/gone.html' }], internal: true,
  message: '页面不存在', ms: 1, places: [{ attribute: 'href', column: 1, element: 'a', line: 2, page: 'http://127.0.0.1:3000/', text: '去' }], placesTotal: 1,
  reason: 'http-404', status: 404, suggestion: '改链接', url: 'http://127.0.0.1:3000/gone.html', verdict: 'broken',
}

const reportOf = (targets: TargetReport[]): PatrolReport => ({
  complete: true, cutOff: [], finishedAt: '2026-11-24T00:00:01Z', incidents: [], site: 'http://127.0.0.1:3000/', startedAt: '2026-11-24T00:00:00Z', summary: summarise(targets, 1), targets, version: 1,
})

const startWith = async (patrol: Patrol): Promise<Queue> => {
  queue = createQueue({ clock: systemClock, db, leaseMs: 2_000, logger: quiet, pollMs: 300, tasks: [patrolPortal({ db, env: readEnv({}) }, patrol)] })
  await queue.start()
  return queue
}

const finished = async (key: string) => {
  for (let waited = 0; waited < 200; waited += 1) {
    const run = await db.collection('jobRuns').findOne({ key, state: { $ne: 'running' } })
    if (run) return run
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`job ${key} did not end`)
}

describe('patrolPortal', () => {
  it('should take up a requested run, record its figures and open a finding', async () => {
    await startWith(async () => reportOf([broken]))
    const { insertedId } = await db.collection('patrolRuns').insertOne({ createdAt: new Date(0), kind: 'site', startUrl: 'http://127.0.0.1:3000/', state: 'queued', trigger: 'manual' })
    stop = watchPatrolRequests({ db, enqueue: queue?.enqueue ?? (async () => false), logger: quiet })
    expect(await finished(`patrol:${insertedId.toHexString()}`)).toMatchObject({ counts: { opened: 1, pages: 1, targets: 1 }, state: 'succeeded' })
    expect(await db.collection('patrolRuns').findOne({ _id: insertedId })).toMatchObject({ complete: true, state: 'finished', targets: 1, trigger: 'manual' })
    expect(await db.collection('findings').find().toArray()).toMatchObject([{ rule: 'http-404', state: 'open', url: broken.url }])
  })

  it('should compare a run with the one before, and keep both reports, however often they are stored', async () => {
    const reports = [reportOf([broken]), { ...reportOf([{ ...broken, url: `${broken.url}?2` }]), startedAt: '2099-11-25T00:00:00Z' }]
    let number = 0
    await startWith(async () => reports[number++] ?? reportOf([]))
    for (const key of ['cron:patrolPortal:1', 'cron:patrolPortal:2']) {
      await queue?.enqueue('patrolPortal', { key })
      await finished(key)
    }
    const runs = await db.collection('patrolRuns').find().sort({ startedAt: 1 }).toArray()
    expect(runs).toMatchObject([{ goneLinks: null, newLinks: null }, { goneLinks: 1, newLinks: 1, openLinks: 0 }])
    const [first, second] = runs.map(({ _id }) => String(_id)) as [string, string]
    await keepPatrolReport(db, first, reportOf([broken, { ...broken, places: [{ ...broken.places[0]!, text: '\u2028行' }], reason: 'ok', url: 'http://127.0.0.1:3000/', verdict: 'ok' }]))
    expect((await readPatrolReport(db, first, 'all'))?.targets.map(({ places, verdict }) => [verdict, places[0]?.text])).toEqual([['broken', '去'], ['ok', '\u2028行']])
    expect((await readPatrolReport(db, first, 'problems'))?.targets).toHaveLength(1)
    expect((await readPatrolReport(db, second, 'problems'))?.comparison).toMatchObject({ gone: [{ url: broken.url }], new: [{ url: `${broken.url}?2` }] })
    expect(await readPatrolReport(db, '0'.repeat(24), 'all')).toBeNull()
  })

  it('should leave one record when an attempt fails and the next succeeds', async () => {
    let attempts = 0
    await startWith(async () => {
      attempts += 1
      if (attempts === 1) throw new Error('连接中断')
      return reportOf([])
    })
    await queue?.enqueue('patrolPortal', { key: 'cron:patrolPortal:2026-11-24T18:00' })
    expect(await finished('cron:patrolPortal:2026-11-24T18:00')).toMatchObject({ attempts: 2, state: 'succeeded' })
    expect(await db.collection('patrolRuns').find().toArray()).toMatchObject([{ error: null, state: 'finished', trigger: 'schedule' }])
  })
})
