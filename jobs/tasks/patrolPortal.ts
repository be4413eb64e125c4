import { ObjectId } from 'mongodb'

import type { PatrolOptions } from '../../src/links/patrolOptions.ts'
import type { PatrolReport } from '../../src/links/report.ts'
import { ensureError } from '../../src/shared/errors.ts'
import { applyPatrolReport } from '../../src/store/applyPatrolReport.ts'
import { mongoOpsStore } from '../../src/store/opsStore.ts'
import { closeIncident, openIncident } from '../incident.ts'
import { beginPatrolRun, failPatrolRun, finishPatrolRun, progressWriter, runIdOf } from '../patrolRunRecord.ts'
import { patrolScope } from '../patrolScope.ts'
import type { Task, TaskRun } from '../task.ts'
import type { TaskContext } from '../taskContext.ts'

export type Patrol = (options: PatrolOptions) => Promise<PatrolReport>

const NETWORK_INCIDENT = 'patrol:no-network'

const noteNetwork = async ({ db }: TaskContext, report: PatrolReport, now: Date): Promise<void> => {
  const [detail] = report.incidents
  if (!detail) return closeIncident(db, NETWORK_INCIDENT, now)
  await openIncident(db, { detail, key: NETWORK_INCIDENT, kind: 'patrol', now, severity: 'warning', source: 'patrolPortal', title: '巡检无法访问外部网络' })
}

const crawl = async (context: TaskContext, patrol: Patrol, { id, run }: { id: ObjectId; run: TaskRun }): Promise<PatrolReport> => {
  const { db, env } = context
  const onError = (err: unknown): void => run.logger.warn({ err }, '巡检进度未能写入')
  return patrol({ ...patrolScope(env), clock: run.now, onProgress: progressWriter(db, { id, now: run.now, onError }), signal: run.signal })
}

/**
 * Patrols the portal: on schedule, or for a run that was requested (`data.run`). Two patrols of the portal never
 * overlap. An attempt that was cut short starts the crawl again under the same run; applying its report twice changes nothing.
 */
export const patrolPortal = (context: TaskContext, patrol: Patrol): Task => ({
  exclusive: () => 'patrolPortal',
  handler: async (run) => {
    const { db, env } = context
    const requested = run.data['run']
    const id = typeof requested === 'string' ? new ObjectId(requested) : runIdOf(run.key)
    await beginPatrolRun(db, { id, now: run.now(), startUrl: patrolScope(env).url })
    try {
      const report = await crawl(context, patrol, { id, run })
      const now = run.now()
      const counts = await applyPatrolReport({ now, report, run: { id: id.toHexString(), kind: 'site' }, store: mongoOpsStore(db) })
      await finishPatrolRun(db, { id, now, report })
      await noteNetwork(context, report, now)
      return { ...counts, pages: report.summary.pages, targets: report.summary.targets }
    } catch (thrown) {
      await failPatrolRun(db, { error: ensureError(thrown).message, id, now: run.now() })
      throw thrown
    }
  },
  maxAttempts: 3,
  name: 'patrolPortal',
  timeoutMs: 6 * 60 * 60_000,
})
