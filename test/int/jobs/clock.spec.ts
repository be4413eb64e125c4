import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type Db, MongoClient } from 'mongodb'

import { type RunningClock, startClock } from '../../../jobs/clock.ts'
import { createQueue, type Queue } from '../../../jobs/queue.ts'
import { expirePolicies } from '../../../jobs/tasks/expirePolicies.ts'
import { systemClock } from '../../../src/shared/clock.ts'
import { readEnv } from '../../../src/shared/env.ts'
import { fromShanghai } from '../../../src/shared/shanghai.ts'

const quiet = { error: () => undefined, info: () => undefined, warn: () => undefined }
let client: MongoClient
let db: Db
let clocks: RunningClock[] = []
let queues: Queue[] = []

beforeAll(async () => {
  client = await MongoClient.connect(process.env['TEST_MONGO_URI'] ?? '')
  db = client.db(`clock_${process.pid}`)
})
afterEach(async () => {
  await Promise.all([...clocks.map((clock) => clock.stop()), ...queues.map((queue) => queue.drain(100))])
  clocks = []
  queues = []
  await db.dropDatabase()
})
afterAll(() => client.close())

const instance = async (now: Date): Promise<void> => {
  const task = { handler: async () => ({ ran: 1 }), name: 'nightly' }
  const queue = createQueue({ clock: systemClock, db, leaseMs: 2_000, logger: quiet, pollMs: 500, tasks: [task] })
  queues.push(queue)
  await queue.start()
  clocks.push(await startClock({ clock: () => now, enqueue: queue.enqueue, logger: quiet, schedules: [{ cron: '0 2 * * *', task: 'nightly' }] }))
}

describe('startClock', () => {
  it('should enqueue a missed slot once when three instances boot within the hour', async () => {
    const now = fromShanghai(2026, 11, 24, 2, 40)
    await Promise.all([instance(now), instance(now), instance(now)])
    expect(await db.collection('agendaJobs').distinct('data.key')).toEqual(['cron:nightly:2026-11-23T18:00'])
    expect(await db.collection('agendaJobs').countDocuments()).toBe(1)
  })

  it('should enqueue nothing when the slot is more than an hour old', async () => {
    await instance(fromShanghai(2026, 11, 24, 3, 1))
    expect(await db.collection('agendaJobs').countDocuments()).toBe(0)
  })
})

describe('expirePolicies', () => {
  it('should follow the Shanghai day, the last day included', async () => {
    const policies = db.collection<{ _id: string; effectiveFrom: Date; effectiveTo?: Date; validity: string }>('feeWaiverPolicies')
    await policies.insertMany([
      { _id: 'last day', effectiveFrom: fromShanghai(2026, 1, 1), effectiveTo: fromShanghai(2026, 11, 24), validity: 'upcoming' },
      { _id: 'over', effectiveFrom: fromShanghai(2026, 1, 1), effectiveTo: fromShanghai(2026, 11, 23), validity: 'current' },
      { _id: 'tomorrow', effectiveFrom: fromShanghai(2026, 11, 25), validity: 'current' },
      { _id: 'replaced', effectiveFrom: fromShanghai(2026, 1, 1), validity: 'superseded' },
    ])
    const task = expirePolicies({ db, env: readEnv({}) })
    const run = { attempt: 1, data: {}, effect: async () => true, key: 'k', logger: quiet, now: () => fromShanghai(2026, 11, 24, 23, 59) }
    await task.handler({ ...run, advanced: async () => undefined, signal: new AbortController().signal })
    const states = Object.fromEntries((await policies.find().toArray()).map(({ _id, validity }) => [_id, validity]))
    expect(states).toEqual({ 'last day': 'current', over: 'expired', replaced: 'superseded', tomorrow: 'upcoming' })
  })
})
