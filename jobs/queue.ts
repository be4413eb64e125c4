import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'

import { MongoBackend } from '@agendajs/mongo-backend'
import { Agenda, type Job, type NotificationChannel } from 'agenda'
import { type Collection, type Db, ObjectId } from 'mongodb'

import type { Clock } from '../src/shared/clock.ts'
import { backoff } from './backoff.ts'
import { execute } from './execute.ts'
import type { JobLogger } from './jobLogger.ts'
import { dropLease, takeLease } from './leases.ts'
import { runCollection } from './runRecords.ts'
import type { Task } from './task.ts'
import { createWakeUps } from './wakeUps.ts'

export type QueueOptions = {
  clock: Clock
  db: Db
  /** How long a silent worker keeps its jobs. @default 60,000 ms */
  leaseMs?: number
  logger: JobLogger
  /** How often to look for work nobody announced. @default 5,000 ms */
  pollMs?: number
  tasks: readonly Task[]
  /** Unique among all workers. @default host, process id and a random part */
  worker?: string
}

export type Queue = {
  /** Stops claiming, waits up to `graceMs` for running jobs, then interrupts them and hands them back. */
  drain: (graceMs?: number) => Promise<void>
  /** Adds a job unless one with this key exists or existed; true when it was added. Safe from any number of processes. */
  enqueue: (task: string, job: { data?: Record<string, unknown>; key: string }) => Promise<boolean>
  health: () => { alive: boolean; lastHeartbeatAt: Date | null; running: number }
  start: () => Promise<void>
}

type JobData = { key: string; values: Record<string, unknown> }
type StoredJob = { data?: JobData; lastModifiedBy?: string | null; lockedAt?: Date | null; name: string; nextRunAt?: Date | null }

const COLLECTION = 'agendaJobs'
const BUSY_RETRY_MS = 5_000
const AFTER_ABORT_MS = 2_000

const isDuplicate = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 11_000

const workerName = (): string => `${hostname()}-${process.pid}-${randomBytes(3).toString('hex')}`

/**
 * Jobs that survive crashes and run on any number of workers. Agenda finds and locks them; on top of it come keys that
 * are unique for good, run records, fenced effects, heartbeats, an attempt limit that counts process deaths, and the
 * rescue of jobs that Agenda would forget (unlocked after `nextRunAt` was cleared).
 */
export const createQueue = (options: QueueOptions): Queue => {
  const { clock, db, leaseMs = 60_000, logger, pollMs = 5_000, tasks } = options
  const worker = options.worker ?? workerName()
  const jobs: Collection<StoredJob> = db.collection<StoredJob>(COLLECTION)
  const draining = new AbortController()
  const running = new Map<Job, { lost: AbortController; name: string }>()
  const wakeUps = createWakeUps(db.collection(COLLECTION), {
    now: clock,
    onLost: (error) => logger.warn({ err: error }, '任务通知流中断，改为轮询'),
  })
  let agenda: Agenda | undefined
  let beat: NodeJS.Timeout | undefined
  let lastHeartbeatAt: Date | null = null

  const runJob = async (task: Task, job: Job<JobData>): Promise<void> => {
    const { key, values } = job.attrs.data
    const lease = task.exclusive?.(values)
    const until = (): Date => new Date(clock().getTime() + leaseMs)
    if (lease !== undefined && !(await takeLease(db, { name: lease, now: clock(), owner: `${worker}:${key}`, until: until() }))) {
      job.attrs.nextRunAt = new Date(clock().getTime() + BUSY_RETRY_MS)
      return
    }
    const lost = new AbortController()
    running.set(job, { lost, name: lease ?? '' })
    try {
      const outcome = await execute({ clock, data: values, db, draining: draining.signal, key, logger, lost: lost.signal, task, worker })
      if (outcome.kind === 'retry') job.attrs.nextRunAt = new Date(clock().getTime() + backoff(outcome.attempt, Math.random()))
    } finally {
      if (lease !== undefined) await dropLease(db, lease, `${worker}:${key}`)
    }
  }

  const renew = async (job: Job, entry: { lost: AbortController; name: string }): Promise<void> => {
    const now = clock()
    const { matchedCount } = await jobs.updateOne(
      { _id: new ObjectId(String(job.attrs._id)), lastModifiedBy: worker, lockedAt: { $ne: null } },
      { $set: { lockedAt: now } },
    )
    if (matchedCount === 0) return entry.lost.abort(new Error('租约已失效'))
    job.attrs.lockedAt = now
    const { key } = job.attrs.data as JobData
    if (entry.name) await takeLease(db, { name: entry.name, now, owner: `${worker}:${key}`, until: new Date(now.getTime() + leaseMs) })
  }

  /** Jobs neither locked nor due that have no finished record: a crash or an early unlock left them without a next run. */
  const rescue = async (): Promise<void> => {
    const forgotten = await jobs.find({ lockedAt: null, nextRunAt: null, 'data.done': null } as object).limit(200).toArray()
    const keys = forgotten.flatMap((job) => (job.data ? [job.data.key] : []))
    const over = await runCollection(db).find({ key: { $in: keys }, state: { $ne: 'running' } }).project<{ key: string }>({ key: 1 }).toArray()
    const finished = over.map((record) => record.key)
    await jobs.updateMany({ 'data.key': { $in: finished }, lockedAt: null, nextRunAt: null }, { $set: { 'data.done': true } })
    const lost = keys.filter((key) => !finished.includes(key))
    if (lost.length > 0) await jobs.updateMany({ 'data.key': { $in: lost }, lockedAt: null, nextRunAt: null }, { $set: { nextRunAt: clock() } })
  }

  const heartbeat = async (): Promise<void> => {
    try {
      await Promise.all([...running].map(([job, entry]) => renew(job, entry)))
      await rescue()
      lastHeartbeatAt = clock()
    } catch (error) {
      logger.error({ err: error }, '任务队列心跳失败，将重试')
    }
  }

  const define = (target: Agenda, task: Task): void => {
    const concurrency = task.concurrency ?? 1
    target.define<JobData>(task.name, (job: Job<JobData>) => runJob(task, job), { concurrency, lockLifetime: leaseMs, lockLimit: concurrency })
  }

  const start = async (): Promise<void> => {
    await jobs.createIndexes([
      { key: { 'data.key': 1 }, name: 'uniqueJobKey', unique: true, partialFilterExpression: { 'data.key': { $type: 'string' } } },
      { key: { lockedAt: 1, nextRunAt: 1, 'data.done': 1 }, name: 'rescue' },
    ])
    await runCollection(db).createIndex({ key: 1 }, { name: 'key_1', unique: true })
    agenda = new Agenda({
      backend: new MongoBackend({ mongo: db }),
      defaultLockLifetime: leaseMs,
      maxConcurrency: 20,
      name: worker,
      notificationChannel: { ...wakeUps, state: 'connected' } as unknown as NotificationChannel,
      processEvery: pollMs,
    })
    agenda.on('error', (error: Error) => logger.error({ err: error }, '任务队列出错'))
    agenda.on('complete', (job: Job) => {
      running.delete(job)
      setImmediate(() => wakeUps.wake(job.attrs.name, clock()))
    })
    for (const task of tasks) define(agenda, task)
    await rescue()
    await agenda.start()
    lastHeartbeatAt = clock()
    beat = setInterval(() => void heartbeat(), Math.max(250, Math.floor(leaseMs / 4)))
  }

  const enqueue: Queue['enqueue'] = async (task, { data = {}, key }) => {
    if (!tasks.some(({ name }) => name === task)) throw new Error(`没有名为“${task}”的任务`)
    if (await runCollection(db).findOne({ key }, { projection: { _id: 1 } })) return false
    const now = clock()
    try {
      const { upsertedCount } = await jobs.updateOne(
        { 'data.key': key },
        { $setOnInsert: { data: { key, values: data }, lockedAt: null, name: task, nextRunAt: now, priority: 0, type: 'normal' } as object },
        { upsert: true },
      )
      return upsertedCount === 1
    } catch (error) {
      if (isDuplicate(error)) return false
      throw error
    }
  }

  const settled = async (limitMs: number): Promise<void> => {
    const deadline = clock().getTime() + limitMs
    while (running.size > 0 && clock().getTime() < deadline) await new Promise((resolve) => setTimeout(resolve, 20))
  }

  const drain = async (graceMs = 20_000): Promise<void> => {
    await agenda?.stop(false)
    await settled(graceMs)
    draining.abort(new Error('进程正在退出'))
    await settled(AFTER_ABORT_MS)
    clearInterval(beat)
    await jobs.updateMany({ lastModifiedBy: worker, lockedAt: { $ne: null } }, { $set: { lockedAt: null, nextRunAt: clock() } })
    await rescue()
  }

  return {
    drain,
    enqueue,
    health: () => ({
      alive: lastHeartbeatAt !== null && clock().getTime() - lastHeartbeatAt.getTime() < leaseMs,
      lastHeartbeatAt,
      running: running.size,
    }),
    start,
  }
}
