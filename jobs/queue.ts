import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'

import { MongoBackend } from '@agendajs/mongo-backend'
import { Agenda, type Job, type NotificationChannel } from 'agenda'
import type { Db } from 'mongodb'

import type { Clock } from '../src/shared/clock.ts'
import { backoff } from './backoff.ts'
import { execute } from './execute.ts'
import type { JobLogger } from './jobLogger.ts'
import { type JobData, type JobStore, openJobStore } from './jobStore.ts'
import { dropLease, takeLease } from './leases.ts'
import type { Task } from './task.ts'
import { createWakeUps, type WakeUps } from './wakeUps.ts'

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

const BUSY_RETRY_MS = 5_000
const AFTER_ABORT_MS = 2_000

type Running = { lease: string | undefined; lost: AbortController }

/** One worker's queue while it lives: what its functions share. */
type Engine = Required<QueueOptions> & {
  draining: AbortController
  lastHeartbeatAt: Date | null
  running: Map<Job, Running>
  store: JobStore
  wakeUps: WakeUps
}

const workerName = (): string => `${hostname()}-${process.pid}-${randomBytes(3).toString('hex')}`

const settle = (options: QueueOptions): Engine => {
  const worker = options.worker ?? workerName()
  const store = openJobStore({ clock: options.clock, db: options.db, worker })
  const onLost = (error: Error): void => options.logger.warn({ err: error }, '任务通知流中断，改为轮询')
  return {
    leaseMs: 60_000, pollMs: 5_000, ...options,
    draining: new AbortController(), lastHeartbeatAt: null, running: new Map(), store, wakeUps: createWakeUps(store.jobs, { now: options.clock, onLost }), worker,
  }
}

const holdLease = (engine: Engine, { key, name }: { key: string; name: string }): Promise<boolean> => {
  const now = engine.clock()
  return takeLease(engine.db, { name, now, owner: `${engine.worker}:${key}`, until: new Date(now.getTime() + engine.leaseMs) })
}

const runJob = async (engine: Engine, task: Task, job: Job<JobData>): Promise<void> => {
  const { clock, db, draining, logger, running, worker } = engine
  const { key, values } = job.attrs.data
  const lease = task.exclusive?.(values)
  if (lease !== undefined && !(await holdLease(engine, { key, name: lease }))) {
    job.attrs.nextRunAt = new Date(clock().getTime() + BUSY_RETRY_MS)
    return
  }
  const lost = new AbortController()
  running.set(job, { lease, lost })
  try {
    const outcome = await execute({ clock, data: values, db, draining: draining.signal, key, logger, lost: lost.signal, task, worker })
    if (outcome.kind === 'retry') job.attrs.nextRunAt = new Date(clock().getTime() + backoff(outcome.attempt, Math.random()))
  } finally {
    if (lease !== undefined) await dropLease(db, lease, `${worker}:${key}`)
  }
}

const renew = async (engine: Engine, job: Job, { lease, lost }: Running): Promise<void> => {
  const now = engine.clock()
  if (!(await engine.store.renew(String(job.attrs._id), now))) return lost.abort(new Error('租约已失效'))
  job.attrs.lockedAt = now
  const { key } = job.attrs.data as JobData
  if (lease !== undefined && !(await holdLease(engine, { key, name: lease }))) lost.abort(new Error(`“${lease}”已由另一项任务占用`))
}

const heartbeat = async (engine: Engine): Promise<void> => {
  try {
    await Promise.all([...engine.running].map(([job, entry]) => renew(engine, job, entry)))
    await engine.store.rescue()
    engine.lastHeartbeatAt = engine.clock()
  } catch (error) {
    engine.logger.error({ err: error }, '任务队列心跳失败，将重试')
  }
}

const createAgenda = (engine: Engine): Agenda => {
  const { clock, db, leaseMs, logger, pollMs, running, tasks, wakeUps, worker } = engine
  const agenda = new Agenda({
    backend: new MongoBackend({ mongo: db }),
    defaultLockLifetime: leaseMs,
    maxConcurrency: 20,
    name: worker,
    // Agenda types the channel as an event emitter; it only ever calls these functions.
    notificationChannel: { ...wakeUps, state: 'connected' } as unknown as NotificationChannel,
    processEvery: pollMs,
  })
  agenda.on('error', (error: Error) => logger.error({ err: error }, '任务队列出错'))
  agenda.on('complete', (job: Job) => {
    running.delete(job)
    setImmediate(() => wakeUps.wake(job.attrs.name, clock()))
  })
  for (const task of tasks) {
    const concurrency = task.concurrency ?? 1
    agenda.define<JobData>(task.name, (job: Job<JobData>) => runJob(engine, task, job), { concurrency, lockLifetime: leaseMs, lockLimit: concurrency })
  }
  return agenda
}

const settled = async ({ clock, running }: Engine, limitMs: number): Promise<void> => {
  const deadline = clock().getTime() + limitMs
  while (running.size > 0 && clock().getTime() < deadline) await new Promise((resolve) => setTimeout(resolve, 20))
}

const drainEngine = async (engine: Engine, graceMs: number): Promise<void> => {
  await settled(engine, graceMs)
  engine.draining.abort(new Error('进程正在退出'))
  await settled(engine, AFTER_ABORT_MS)
  await engine.store.handBack()
  await engine.store.rescue()
}

/**
 * Jobs that survive crashes and run on any number of workers. Agenda finds and locks them; on top of it come keys that
 * are unique for good, run records, fenced effects, heartbeats, an attempt limit that counts process deaths, and the
 * rescue of jobs that Agenda would forget (unlocked after `nextRunAt` was cleared).
 */
export const createQueue = (options: QueueOptions): Queue => {
  const engine = settle(options)
  let agenda: Agenda | undefined
  let beat: NodeJS.Timeout | undefined
  return {
    drain: async (graceMs = 20_000) => {
      await agenda?.stop(false)
      await drainEngine(engine, graceMs)
      clearInterval(beat)
    },
    enqueue: async (task, { data = {}, key }) => {
      if (!engine.tasks.some(({ name }) => name === task)) throw new Error(`没有名为“${task}”的任务`)
      return engine.store.add(task, { key, values: data })
    },
    health: () => {
      const { clock, lastHeartbeatAt, leaseMs, running } = engine
      return { alive: lastHeartbeatAt !== null && clock().getTime() - lastHeartbeatAt.getTime() < leaseMs, lastHeartbeatAt, running: running.size }
    },
    start: async () => {
      await engine.store.ensureIndexes()
      agenda = createAgenda(engine)
      await engine.store.rescue()
      await agenda.start()
      engine.lastHeartbeatAt = engine.clock()
      beat = setInterval(() => void heartbeat(engine), Math.max(250, Math.floor(engine.leaseMs / 4)))
    },
  }
}
