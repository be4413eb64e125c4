import type { Binary, Collection, Db } from 'mongodb'

import { OPS_SLUGS } from '../src/shared/slugs.ts'
import type { TaskCounts } from './task.ts'

/** A row of `jobRuns` as the driver sees it. `attempts` is also the fence: a later attempt outranks an earlier one. */
export type RunRecord = {
  attempts: number
  counts?: TaskCounts
  createdAt: Date
  error?: string | null
  finishedAt?: Date
  /** Attempts that ended because a worker was drained; they do not count towards giving up. */
  interruptions?: number
  key: string
  /** Server session of the newest attempt, so that the next one can end what a killed process left open. */
  session?: Binary
  startedAt: Date
  state: 'failed' | 'running' | 'succeeded'
  task: string
  updatedAt: Date
  worker: string
}

/** Thrown where another worker has taken the job over: this one must have no further effect. */
export class LeaseLostError extends Error {
  constructor(key: string) {
    super(`任务 ${key} 的租约已失效，已由其他进程接管`)
    this.name = 'LeaseLostError'
  }
}

export type Fence = { attempt: number; key: string }

const held = ({ attempt, key }: Fence) => ({ attempts: attempt, key, state: 'running' as const })

/** The collection of run records. */
export const runCollection = (db: Db): Collection<RunRecord> => db.collection<RunRecord>(OPS_SLUGS.jobRuns)

/**
 * Ends the server session of an attempt whose process died. Without it the transaction it stood in would keep its
 * locks until MongoDB's own limit (60 s), and the next attempt would wait for it.
 */
const endSession = async (db: Db, session: Binary): Promise<void> => {
  await db.client.db('admin').command({ killSessions: [{ id: session }] })
}

/** Opens the next attempt and returns the record; a record that is over already is returned as it is. */
export const beginRun = async (db: Db, run: { key: string; now: Date; session: Binary; task: string; worker: string }): Promise<RunRecord> => {
  const { key, now, session, task, worker } = run
  const runs = runCollection(db)
  const stored = await runs.findOne({ key })
  if (stored && stored.state !== 'running') return stored
  if (stored?.session) await endSession(db, stored.session)
  const record = await runs.findOneAndUpdate(
    { key, state: 'running' },
    { $inc: { attempts: 1 }, $set: { session, updatedAt: now, worker }, $setOnInsert: { createdAt: now, startedAt: now, task } },
    { returnDocument: 'after', upsert: true },
  )
  if (!record) throw new LeaseLostError(key)
  return record
}

/** Writes the outcome, only while this attempt is the newest. Throws a LeaseLostError otherwise. */
export const closeRun = async (runs: Collection<RunRecord>, fence: Fence, outcome: Partial<RunRecord>): Promise<void> => {
  const { matchedCount } = await runs.updateOne(held(fence), { $set: outcome })
  if (matchedCount === 0) throw new LeaseLostError(fence.key)
}

/** Notes a failed attempt (the job will come again); an attempt ended by draining does not count. */
export const noteFailure = async (runs: Collection<RunRecord>, fence: Fence, note: { error: string; interrupted: boolean; now: Date }): Promise<void> => {
  const update = { $set: { error: note.error, updatedAt: note.now }, ...(note.interrupted ? { $inc: { interruptions: 1 } } : {}) }
  await runs.updateOne(held(fence), update)
}

/** Forgets earlier attempts that came to nothing, since the newest got further than they did. */
export const noteAdvance = async (runs: Collection<RunRecord>, fence: Fence, now: Date): Promise<void> => {
  await runs.updateOne(held(fence), { $set: { interruptions: fence.attempt - 1, updatedAt: now } })
}
