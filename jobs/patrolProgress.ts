import type { Db, ObjectId } from 'mongodb'

import type { PatrolProgress } from '../src/links/patrolOptions.ts'
import { patrolRunCollection, type PatrolStage } from './patrolRunRecord.ts'

export type ProgressRecord = {
  onProgress: (progress: PatrolProgress) => void
  setStage: (stage: PatrolStage) => void
  stop: () => void
}

type Options = { db: Db; id: ObjectId; now: () => Date; onError: (error: unknown) => void }

const BEAT_MS = 1_000

/** Writes every second what a run has done and what it is doing, whether or not anything moved; a failed write is told and stops nothing. */
export const recordProgress = ({ db, id, now, onError }: Options): ProgressRecord => {
  let latest: PatrolProgress | null = null
  let stage: PatrolStage = 'crawl'
  let before = 0
  const write = (): void => {
    const at = now()
    const figures = latest && { byVerdict: latest.byVerdict, pages: latest.pages, queued: latest.known - latest.checked, rate: latest.checked - before, targets: latest.checked }
    before = latest?.checked ?? 0
    patrolRunCollection(db).updateOne({ _id: id, state: 'running' }, { $set: { ...figures, heartbeatAt: at, stage, updatedAt: at } }).catch(onError)
  }
  const timer = setInterval(write, BEAT_MS)
  return {
    onProgress: (progress) => void (latest = progress),
    setStage: (next) => void (stage = next),
    stop: () => clearInterval(timer),
  }
}
