import type { Db } from 'mongodb'

import type { CrawlState } from '../src/links/resume/crawlState.ts'
import { mongoCrawlState } from '../src/store/mongoCrawlState.ts'
import { mongoPageMemory, type PageMemories } from '../src/store/mongoPageMemory.ts'
import type { TaskRun } from './task.ts'

/** So many new answers are progress: an attempt that dies after them is no reason to give the job up. */
const WORTH_NOTING = 10

/** The answers of one run as a job uses them. `signal` is the job's, aborted as well when the database fails. */
export const openPatrolState = (db: Db, { job, run, site }: { job: TaskRun; run: string; site: string }): { memory: PageMemories; signal: AbortSignal; state: CrawlState } => {
  const fault = new AbortController()
  let written = 0
  const onWritten = (answers: number): void => {
    const isEnough = written < WORTH_NOTING && written + answers >= WORTH_NOTING
    written += answers
    if (isEnough) job.advanced().catch((err: unknown) => job.logger.warn({ err }, '任务进展未能记录'))
  }
  const state = mongoCrawlState({ db, now: job.now, onFault: (error) => fault.abort(error), onWritten, run, site })
  return { memory: mongoPageMemory({ db, now: job.now }), signal: AbortSignal.any([job.signal, fault.signal]), state }
}
