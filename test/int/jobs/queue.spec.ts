import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type Db, MongoClient } from 'mongodb'

import { createQueue, type Queue } from '../../../jobs/queue.ts'
import type { Task } from '../../../jobs/task.ts'
import { systemClock } from '../../../src/shared/clock.ts'

const uri = process.env['TEST_MONGO_URI'] ?? ''
const quiet = { error: () => undefined, info: () => undefined, warn: () => undefined }
let client: MongoClient
let db: Db
let queues: Queue[] = []
let workers: ChildProcess[] = []

const until = async (done: () => Promise<boolean>, limitMs = 40_000): Promise<void> => {
  const end = performance.now() + limitMs
  while (!(await done())) {
    if (performance.now() > end) throw new Error('condition not reached in time')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const startWorker = async (): Promise<ChildProcess> => {
  const child = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), [uri, db.databaseName], { execArgv: [] })
  workers.push(child)
  await once(child, 'message')
  return child
}

const stopWorker = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

const localQueue = async (task: Task, start = true): Promise<Queue> => {
  const queue = createQueue({ clock: systemClock, db, leaseMs: 2_000, logger: quiet, pollMs: 500, tasks: [task] })
  queues.push(queue)
  if (start) await queue.start()
  return queue
}

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `job-${index}`)
const idle: Task = { handler: async () => ({}), name: 'count' }

beforeAll(async () => {
  client = await MongoClient.connect(uri)
})
beforeEach(async () => {
  db = client.db(`jobs_${process.pid}_${Math.trunc(performance.now())}`)
})
afterEach(async () => {
  await Promise.all([...queues.map((queue) => queue.drain(100)), ...workers.map(stopWorker)])
  queues = []
  workers = []
  await db.dropDatabase()
})
afterAll(() => client.close())

const producer = async (): Promise<Queue> => {
  const starter = await localQueue(idle, false)
  await db.collection('agendaJobs').createIndex(
    { 'data.key': 1 },
    { name: 'uniqueJobKey', partialFilterExpression: { 'data.key': { $type: 'string' } }, unique: true },
  )
  return starter
}

const expectOnce = async (total: number): Promise<void> => {
  await until(async () => (await db.collection('jobRuns').countDocuments({ state: 'succeeded' })) === total)
  const effects = await db.collection('effects').find().toArray()
  expect(effects).toHaveLength(total * 2)
  expect(new Set(effects.map(({ job, part }) => `${job}:${part}`)).size).toBe(total * 2)
}

describe('createQueue', () => {
  it('should run each of 1,000 jobs once when two workers share them', async () => {
    const queue = await producer()
    await Promise.all(names(1_000).map((key) => queue.enqueue('count', { key })))
    await Promise.all([startWorker(), startWorker()])
    await expectOnce(1_000)
  }, 60_000)

  it('should finish every job once when a worker is killed midway', async () => {
    const queue = await producer()
    await Promise.all(names(200).map((key) => queue.enqueue('count', { key })))
    const [victim] = await Promise.all([startWorker(), startWorker()])
    await until(async () => (await db.collection('effects').countDocuments()) > 40)
    victim.kill('SIGKILL')
    await expectOnce(200)
  }, 60_000)

  it('should add one job when many enqueue the same key at once', async () => {
    const queue = await producer()
    const added = await Promise.all(Array.from({ length: 20 }, () => queue.enqueue('count', { key: 'same' })))
    expect(added.filter(Boolean)).toHaveLength(1)
  })

  it('should open an incident and stop when a job fails at every attempt', async () => {
    const poison: Task = { handler: () => Promise.reject(new Error('坏数据')), maxAttempts: 2, name: 'poison' }
    const queue = await localQueue(poison)
    await queue.enqueue('poison', { key: 'p1' })
    await until(async () => (await db.collection('incidents').countDocuments({ key: 'job:p1', state: 'open' })) === 1)
    expect(await db.collection('jobRuns').findOne({ key: 'p1' })).toMatchObject({ attempts: 2, error: '坏数据', state: 'failed' })
  })

  it('should hand a job back unfinished when drained, and not count the attempt', async () => {
    const stuck: Task = {
      handler: ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
      name: 'stuck',
    }
    const queue = await localQueue(stuck)
    await queue.enqueue('stuck', { key: 's1' })
    await until(async () => (await db.collection('jobRuns').countDocuments({ key: 's1' })) === 1)
    await queue.drain(100)
    expect(await db.collection('jobRuns').findOne({ key: 's1' })).toMatchObject({ interruptions: 1, state: 'running' })
    expect(await db.collection('agendaJobs').findOne({ 'data.key': 's1' })).toMatchObject({ lockedAt: null, nextRunAt: expect.any(Date) })
  })
})
