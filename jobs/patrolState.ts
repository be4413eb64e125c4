import type { Db } from 'mongodb'

import type { HostRests } from '../src/links/hostRests.ts'
import type { CrawlState } from '../src/links/resume/crawlState.ts'
import { ensureCrawlStateIndexes, mongoCrawlState } from '../src/store/mongoCrawlState.ts'
import { ensureHostRestIndexes, mongoHostRests } from '../src/store/mongoHostRests.ts'
import { ensurePageMemoryIndexes, mongoPageMemory, type PageMemories } from '../src/store/mongoPageMemory.ts'
import type { TaskRun } from './task.ts'

/** So many new answers are progress: an attempt that dies after them is no reason to give the job up. */
const WORTH_NOTING = 10

/** What all runs remember of hosts and of pages of other sites. `signal` is the job's, aborted as well by `fail`: when the database fails. */
export type SharedMemory = { fail: (error: Error) => void; memory: PageMemories; rests: HostRests; signal: AbortSignal }

/** Opens what all runs remember, as one job uses it. */
export const openSharedMemory = async (db: Db, job: TaskRun): Promise<SharedMemory> => {
  await ensureHostRestIndexes(db)
  await ensurePageMemoryIndexes(db)
  const fault = new AbortController()
  const fail = (error: Error): void => fault.abort(error)
  return { fail, memory: mongoPageMemory({ db, now: job.now }), rests: mongoHostRests({ db, onFault: fail }), signal: AbortSignal.any([job.signal, fault.signal]) }
}

/** The answers of one run as a job uses them, with what all runs remember. */
export const openPatrolState = async (db: Db, { job, run, site }: { job: TaskRun; run: string; site: string }): Promise<SharedMemory & { state: CrawlState }> => {
  await ensureCrawlStateIndexes(db)
  const shared = await openSharedMemory(db, job)
  let written = 0
  const onWritten = (answers: number): void => {
    const isEnough = written < WORTH_NOTING && written + answers >= WORTH_NOTING
    written += answers
    if (isEnough) job.advanced().catch((err: unknown) => job.logger.warn({ err }, '任务进展未能记录'))
  }
  return { ...shared, state: mongoCrawlState({ db, now: job.now, onFault: shared.fail, onWritten, run, site }) }
}
