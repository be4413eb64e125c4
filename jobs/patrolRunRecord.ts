import { createHash } from 'node:crypto'

import { type Collection, type Db, ObjectId } from 'mongodb'

import type { PatrolReport } from '../src/links/report.ts'
import { OPS_SLUGS } from '../src/shared/slugs.ts'

/** What a run is doing: walking over the site, waiting for other hosts' links, judging, writing what it found. */
export type PatrolStage = 'crawl' | 'outside' | 'judge' | 'store'

type PatrolRunRow = {
  _id: ObjectId
  byVerdict?: Record<string, number>
  complete?: boolean
  createdAt: Date
  cutOff?: unknown
  error?: string | null
  finishedAt?: Date | null
  goneLinks?: number | null
  heartbeatAt?: Date
  kind: 'due' | 'site'
  newLinks?: number | null
  openLinks?: number | null
  pages?: number
  places?: number
  queued?: number
  rate?: number
  stage?: PatrolStage | null
  startUrl: string
  startedAt?: Date | null
  state: 'failed' | 'finished' | 'interrupted' | 'queued' | 'running'
  targets?: number
  trigger: 'manual' | 'schedule'
  updatedAt: Date
}

/** The patrol runs as the driver sees them. */
export const patrolRunCollection = (db: Db): Collection<PatrolRunRow> => db.collection<PatrolRunRow>(OPS_SLUGS.patrolRuns)

/** The id of the run that a scheduled job owns: the same at every attempt, so that a crash leaves one record. */
export const runIdOf = (jobKey: string): ObjectId => new ObjectId(createHash('sha256').update(jobKey).digest('hex').slice(0, 24))

/** Marks the run as begun, or as gone on with; a scheduled one is written here, a requested one is there already. */
export const beginPatrolRun = async (db: Db, run: { id: ObjectId; now: Date; startUrl: string }): Promise<void> => {
  const { id, now, startUrl } = run
  await patrolRunCollection(db).updateOne(
    { _id: id },
    { $set: { error: null, finishedAt: null, heartbeatAt: now, state: 'running', updatedAt: now }, $setOnInsert: { createdAt: now, kind: 'site', startUrl, trigger: 'schedule' } },
    { upsert: true },
  )
  await patrolRunCollection(db).updateOne({ _id: id, startedAt: null }, { $set: { startedAt: now } })
}

/** Marks a run that another process will go on with. */
export const leavePatrolRun = async (db: Db, run: { id: ObjectId; now: Date }): Promise<void> => {
  await patrolRunCollection(db).updateOne(
    { _id: run.id, state: 'running' },
    { $set: { error: '执行巡检的进程退出，将由其他进程接着巡检', heartbeatAt: run.now, state: 'interrupted', updatedAt: run.now } },
  )
}

/** Writes the figures of a report; one that was cut by an interruption stays open for the next attempt. */
export const finishPatrolRun = async (db: Db, run: { id: ObjectId; now: Date; report: PatrolReport }): Promise<void> => {
  const { id, now, report } = run
  const interrupted = report.cutOff.some(({ limit }) => limit === 'interrupted')
  const { comparison } = report
  const { byVerdict, pages, places, targets } = report.summary
  await patrolRunCollection(db).updateOne(
    { _id: id },
    {
      $set: {
        byVerdict, complete: report.complete, cutOff: report.cutOff, finishedAt: now, goneLinks: comparison?.gone.length ?? null, heartbeatAt: now,
        newLinks: comparison?.new.length ?? null, openLinks: comparison?.open.length ?? null, pages, places, queued: 0, stage: null,
        state: interrupted ? 'interrupted' : 'finished', targets, updatedAt: now,
      },
    },
  )
}

/** Writes why a run ended without a report. */
export const failPatrolRun = async (db: Db, run: { error: string; id: ObjectId; now: Date }): Promise<void> => {
  const { error, id, now } = run
  await patrolRunCollection(db).updateOne({ _id: id }, { $set: { error, finishedAt: now, stage: null, state: 'failed', updatedAt: now } })
}
