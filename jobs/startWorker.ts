import type { Payload } from 'payload'

import { checkTargets } from '../src/links/checkTargets.ts'
import { patrol } from '../src/links/patrol.ts'
import type { ContentOpsSettings } from '../src/plugin.options.ts'
import { recheckDocuments } from '../src/store/recheckDocuments.ts'
import { systemClock } from '../src/shared/clock.ts'
import type { Env } from '../src/shared/env.ts'
import { databaseOf } from '../src/store/mongo.ts'
import { startClock } from './clock.ts'
import type { JobLogger } from './jobLogger.ts'
import { createQueue } from './queue.ts'
import { SCHEDULES } from './schedules.ts'
import { checkUploads } from './tasks/checkUploads.ts'
import { contentShard } from './tasks/contentShard.ts'
import { dailyDigest } from './tasks/dailyDigest.ts'
import { deliverNotifications } from './tasks/deliverNotifications.ts'
import { expirePolicies } from './tasks/expirePolicies.ts'
import { freezeQuotaMonth } from './tasks/freezeQuotaMonth.ts'
import { inspectionDay } from './tasks/inspectionDay.ts'
import { notFoundSuggestions } from './tasks/notFoundSuggestions.ts'
import { patrolPortal } from './tasks/patrolPortal.ts'
import { patrolShard } from './tasks/patrolShard.ts'
import { probePortal } from './tasks/probePortal.ts'
import { publishScheduled } from './tasks/publishScheduled.ts'
import { quotaReminder } from './tasks/quotaReminder.ts'
import { recheckContent } from './tasks/recheckContent.ts'
import { recheckDueLinks } from './tasks/recheckDueLinks.ts'
import { recheckRedirects } from './tasks/recheckRedirects.ts'
import { retention } from './tasks/retention.ts'
import { sealAudit } from './tasks/sealAudit.ts'
import type { Task } from './task.ts'
import type { TaskContext } from './taskContext.ts'
import { watchPatrolRequests } from './watchPatrolRequests.ts'

export type WorkerOptions = { env: Env; logger: JobLogger; payload: Payload; settings: ContentOpsSettings }

export type Worker = {
  /** Stops the clock and the queue; running jobs get up to `graceMs` (default 20 s) to end. */
  drain: (graceMs?: number) => Promise<void>
  health: () => { clock: boolean; lastHeartbeatAt: Date | null; ok: boolean; queue: boolean; running: number }
}

const portalTasks = (context: TaskContext, host: WorkerOptions): Task[] => [
  checkUploads(context, host.payload),
  contentShard(context, host, recheckDocuments),
  dailyDigest(context, host.payload),
  deliverNotifications(context),
  expirePolicies(context),
  freezeQuotaMonth(context),
  inspectionDay(context),
  notFoundSuggestions(context),
  patrolPortal(context, patrol),
  patrolShard(context, checkTargets),
  probePortal(context),
  publishScheduled(context, host.payload),
  quotaReminder(context),
  recheckContent(context, host),
  recheckDueLinks(context, checkTargets),
  recheckRedirects(context),
  retention(context),
  sealAudit(context),
]

/** Starts the durable queue with the portal's tasks, the clock that feeds it, and the watch for patrols people asked for. */
export const startWorker = async (options: WorkerOptions): Promise<Worker> => {
  const { env, logger, payload } = options
  const context = { db: databaseOf(payload), env }
  const tasks = portalTasks(context, options)
  const queue = createQueue({ clock: systemClock, db: context.db, logger, tasks })
  await queue.start()
  const known = new Set(tasks.map(({ name }) => name))
  const clock = await startClock({ clock: systemClock, enqueue: queue.enqueue, logger, schedules: SCHEDULES.filter(({ task }) => known.has(task)) })
  const stopWatching = watchPatrolRequests({ db: context.db, enqueue: queue.enqueue, logger })
  return {
    drain: async (graceMs) => {
      stopWatching()
      await clock.stop()
      await queue.drain(graceMs)
    },
    health: () => {
      const { alive, lastHeartbeatAt, running } = queue.health()
      const ticking = clock.health().alive
      return { clock: ticking, lastHeartbeatAt, ok: alive && ticking, queue: alive, running }
    },
  }
}
