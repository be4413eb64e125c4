import { type Collection, type Db, type Filter, ObjectId } from 'mongodb'

import type { Clock } from '../src/shared/clock.ts'
import { isDuplicate } from './isDuplicate.ts'
import { runCollection } from './runRecords.ts'

export type JobData = { done?: boolean; key: string; values: Record<string, unknown> }

/** A job as Agenda keeps it, as far as we read and write it ourselves. */
export type StoredJob = {
  data?: JobData
  lastModifiedBy?: string | null
  lockedAt?: Date | null
  name: string
  nextRunAt?: Date | null
  priority?: number
  type?: string
}

/** Agenda's collection, and what we do to it beside Agenda. */
export type JobStore = {
  /** False when a job with this key exists already, here or as a finished record. */
  add: (task: string, data: JobData) => Promise<boolean>
  ensureIndexes: () => Promise<void>
  /** Gives the worker's jobs back so that any worker may take them at once. */
  handBack: () => Promise<void>
  jobs: Collection<StoredJob>
  /** Keeps the worker's lock; false when another worker has taken the job over. */
  renew: (id: string, now: Date) => Promise<boolean>
  /** Re-arms jobs that are neither locked nor due and have no finished record: a crash or an early unlock left them so. */
  rescue: () => Promise<void>
}

const COLLECTION = 'agendaJobs'
const IDLE: Filter<StoredJob> = { lockedAt: null, nextRunAt: null }

const addJob = async (db: Db, { jobs, job }: { job: StoredJob & { data: JobData }; jobs: Collection<StoredJob> }): Promise<boolean> => {
  if (await runCollection(db).findOne({ key: job.data.key }, { projection: { _id: 1 } })) return false
  try {
    const { upsertedCount } = await jobs.updateOne({ 'data.key': job.data.key }, { $setOnInsert: job }, { upsert: true })
    return upsertedCount === 1
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

const rescueJobs = async (db: Db, { jobs, now }: { jobs: Collection<StoredJob>; now: Date }): Promise<void> => {
  const forgotten = await jobs.find({ ...IDLE, 'data.done': { $exists: false } }).limit(200).toArray()
  const keys = forgotten.flatMap((job) => (job.data ? [job.data.key] : []))
  if (keys.length === 0) return
  const over = await runCollection(db).find({ key: { $in: keys }, state: { $ne: 'running' } }).project<{ key: string }>({ key: 1 }).toArray()
  const finished = over.map((record) => record.key)
  await jobs.updateMany({ ...IDLE, 'data.key': { $in: finished } }, { $set: { 'data.done': true } })
  const lost = keys.filter((key) => !finished.includes(key))
  await jobs.updateMany({ ...IDLE, 'data.key': { $in: lost } }, { $set: { nextRunAt: now } })
}

/** Opens Agenda's collection for one worker. */
export const openJobStore = ({ clock, db, worker }: { clock: Clock; db: Db; worker: string }): JobStore => {
  const jobs = db.collection<StoredJob>(COLLECTION)
  return {
    add: (task, data) => addJob(db, { job: { data, lockedAt: null, name: task, nextRunAt: clock(), priority: 0, type: 'normal' }, jobs }),
    ensureIndexes: async () => {
      await jobs.createIndexes([
        { key: { 'data.key': 1 }, name: 'uniqueJobKey', partialFilterExpression: { 'data.key': { $type: 'string' } }, unique: true },
        { key: { lockedAt: 1, nextRunAt: 1, 'data.done': 1 }, name: 'rescue' },
      ])
      await runCollection(db).createIndex({ key: 1 }, { name: 'key_1', unique: true })
    },
    handBack: async () => {
      await jobs.updateMany({ lastModifiedBy: worker, lockedAt: { $ne: null } }, { $set: { lockedAt: null, nextRunAt: clock() } })
    },
    jobs,
    renew: async (id, now) => {
      const held = { _id: new ObjectId(id), lastModifiedBy: worker, lockedAt: { $ne: null } }
      return (await jobs.updateOne(held, { $set: { lockedAt: now } })).matchedCount > 0
    },
    rescue: () => rescueJobs(db, { jobs, now: clock() }),
  }
}
