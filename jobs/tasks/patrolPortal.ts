import { ObjectId } from 'mongodb'

import { withComparison } from '../../src/links/compare/withComparison.ts'
import type { PatrolOptions } from '../../src/links/patrolOptions.ts'
import type { PatrolReport } from '../../src/links/report.ts'
import { ensureError } from '../../src/shared/errors.ts'
import { applyPatrolReport } from '../../src/store/applyPatrolReport.ts'
import { earlierPatrol } from '../../src/store/earlierPatrol.ts'
import { keepPatrolReport } from '../../src/store/patrolReports.ts'
import { mongoOpsStore } from '../../src/store/opsStore.ts'
import { closeIncident, openIncident } from '../incident.ts'
import { type ProgressRecord, recordProgress } from '../patrolProgress.ts'
import { beginPatrolRun, failPatrolRun, finishPatrolRun, leavePatrolRun, runIdOf } from '../patrolRunRecord.ts'
import { patrolScope } from '../patrolScope.ts'
import { shareOutside } from '../patrolShards.ts'
import { openPatrolState } from '../patrolState.ts'
import type { Task, TaskCounts, TaskRun } from '../task.ts'
import type { TaskContext } from '../taskContext.ts'

export type Patrol = (options: PatrolOptions) => Promise<PatrolReport>

const NETWORK_INCIDENT = 'patrol:no-network'

const noteNetwork = async ({ db }: TaskContext, report: PatrolReport, now: Date): Promise<void> => {
  const [detail] = report.incidents
  if (!detail) return closeIncident(db, NETWORK_INCIDENT, now)
  await openIncident(db, { detail, key: NETWORK_INCIDENT, kind: 'patrol', now, severity: 'warning', source: 'patrolPortal', title: '巡检无法访问外部网络' })
}

type Begun = { id: ObjectId; job: TaskRun; progress: ProgressRecord }

const crawl = async ({ db, env }: TaskContext, patrol: Patrol, { id, job, progress }: Begun): Promise<PatrolReport> => {
  const scope = patrolScope(env)
  const { memory, rests, signal, state } = await openPatrolState(db, { job, run: id.toHexString(), site: scope.url })
  const outside = async (urls: readonly string[]): Promise<void> => {
    progress.setStage('outside')
    await shareOutside(db, { job, run: id.toHexString(), signal, urls })
    progress.setStage('judge')
  }
  const report = await patrol({ ...scope, clock: job.now, history: memory.history, onPage: memory.onPage, onProgress: progress.onProgress, outside, rests, signal, state })
  await state.flush()
  await memory.flush()
  signal.throwIfAborted()
  return report
}

/** The report with what changed since the patrol before, kept for those who read it later. */
const compareAndKeep = async ({ db }: TaskContext, run: string, report: PatrolReport): Promise<PatrolReport> => {
  const earlier = await earlierPatrol(db, run, report)
  const compared = earlier ? withComparison(report, earlier) : report
  await keepPatrolReport(db, run, compared)
  return compared
}

const perform = async (context: TaskContext, patrol: Patrol, begun: Begun): Promise<TaskCounts> => {
  const { db } = context
  const { id, job, progress } = begun
  const report = await crawl(context, patrol, begun)
  progress.setStage('store')
  const now = job.now()
  const counts = await applyPatrolReport({ now, report, run: { id: id.toHexString(), kind: 'site' }, store: mongoOpsStore(db) })
  await finishPatrolRun(db, { id, now, report: await compareAndKeep(context, id.toHexString(), report) })
  await noteNetwork(context, report, now)
  return { ...counts, pages: report.summary.pages, targets: report.summary.targets }
}

/**
 * Patrols the portal: on schedule, or for a run that was requested (`data.run`). Two patrols of the portal never overlap. An attempt
 * that was cut short is gone on with from the answers it got, by whichever worker takes it; applying its report twice changes nothing.
 */
export const patrolPortal = (context: TaskContext, patrol: Patrol): Task => ({
  exclusive: () => 'patrolPortal',
  handler: async (job) => {
    const { db, env } = context
    const requested = job.data['run']
    const id = typeof requested === 'string' ? new ObjectId(requested) : runIdOf(job.key)
    await beginPatrolRun(db, { id, now: job.now(), startUrl: patrolScope(env).url })
    const progress = recordProgress({ db, id, now: job.now, onError: (err) => job.logger.warn({ err }, '巡检进度未能写入') })
    try {
      return await perform(context, patrol, { id, job, progress })
    } catch (thrown) {
      if (job.signal.aborted) await leavePatrolRun(db, { id, now: job.now() })
      else await failPatrolRun(db, { error: ensureError(thrown).message, id, now: job.now() })
      throw thrown
    } finally {
      progress.stop()
    }
  },
  maxAttempts: 10,
  name: 'patrolPortal',
  timeoutMs: 6 * 60 * 60_000,
})
