import { createHash } from 'node:crypto'

import { type Collection, type Db, ObjectId } from 'mongodb'

import type { PatrolProgress } from '../src/links/patrolOptions.ts'
import type { PatrolReport } from '../src/links/report.ts'
import { OPS_SLUGS } from '../src/shared/slugs.ts'

type PatrolRunRow = {
  _id: ObjectId
  byVerdict?: Record<string, number>
  complete?: boolean
  createdAt: Date
  cutOff?: unknown
  error?: string | null
  finishedAt?: Date | null
  heartbeatAt?: Date
  kind: 'due' | 'site'
  pages?: number
  places?: number
  startUrl: string
  startedAt?: Date
  state: 'failed' | 'finished' | 'interrupted' | 'queued' | 'running'
  targets?: number
  trigger: 'manual' | 'schedule'
  updatedAt: Date
}

const BEAT_MS = 1_000

/** The patrol runs as the driver sees them. */
export const patrolRunCollection = (db: Db): Collection<PatrolRunRow> => db.collection<PatrolRunRow>(OPS_SLUGS.patrolRuns)

/** The id of the run that a scheduled job owns: the same at every attempt, so that a crash leaves one record. */
export const runIdOf = (jobKey: string): ObjectId => new ObjectId(createHash('sha256').update(jobKey).digest('hex').slice(0, 24))

/** Marks the run as begun; a scheduled one is written here, a requested one is there already. */
export const beginPatrolRun = async (db: Db, run: { id: ObjectId; now: Date; startUrl: string }): Promise<void> => {
  const { id, now, startUrl } = run
  await patrolRunCollection(db).updateOne(
    { _id: id },
    {
      $set: { error: null, finishedAt: null, heartbeatAt: now, startedAt: now, state: 'running', updatedAt: now },
      $setOnInsert: { createdAt: now, kind: 'site', startUrl, trigger: 'schedule' },
    },
    { upsert: true },
  )
}

/** Writes progress at most once a second; a failed write is reported and does not stop the patrol. */
export const progressWriter = (db: Db, options: { id: ObjectId; now: () => Date; onError: (error: unknown) => void }): ((progress: PatrolProgress) => void) => {
  const { id, now, onError } = options
  let writtenAt = 0
  return ({ byVerdict, checked, pages }) => {
    const at = now()
    if (at.getTime() - writtenAt < BEAT_MS) return
    writtenAt = at.getTime()
    patrolRunCollection(db)
      .updateOne({ _id: id, state: 'running' }, { $set: { byVerdict, heartbeatAt: at, pages, targets: checked, updatedAt: at } })
      .catch(onError)
  }
}

/** Writes the figures of a report; one that was cut by an interruption stays open for the next attempt. */
export const finishPatrolRun = async (db: Db, run: { id: ObjectId; now: Date; report: PatrolReport }): Promise<void> => {
  const { id, now, report } = run
  const interrupted = report.cutOff.some(({ limit }) => limit === 'interrupted')
  const { byVerdict, pages, places, targets } = report.summary
  await patrolRunCollection(db).updateOne(
    { _id: id },
    {
      $set: {
        byVerdict, complete: report.complete, cutOff: report.cutOff, finishedAt: now, heartbeatAt: now, pages, places,
        state: interrupted ? 'interrupted' : 'finished', targets, updatedAt: now,
      },
    },
  )
}

/** Writes why a run ended without a report. */
export const failPatrolRun = async (db: Db, run: { error: string; id: ObjectId; now: Date }): Promise<void> => {
  const { error, id, now } = run
  await patrolRunCollection(db).updateOne({ _id: id }, { $set: { error, finishedAt: now, state: 'failed', updatedAt: now } })
}
