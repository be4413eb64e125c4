import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import type { Task } from '../task.ts'
import type { TaskContext } from '../taskContext.ts'

const DAY_MS = 86_400_000

/** Days each kind of record is kept. The audit log is not here: it is never shortened by a job. */
const KEPT_DAYS = { jobs: 60, notFound: 180, notifications: 180, patrolRuns: 180, probes: 60 } as const

/** Removes finished records that are older than their time. Running and queued ones stay whatever their age. */
export const retention = ({ db }: TaskContext): Task => ({
  handler: async ({ now }) => {
    const before = (days: number): Date => new Date(now().getTime() - days * DAY_MS)
    const jobs = before(KEPT_DAYS.jobs)
    const removed = await Promise.all([
      db.collection(OPS_SLUGS.jobRuns).deleteMany({ finishedAt: { $lt: jobs }, state: { $ne: 'running' } }),
      db.collection('agendaJobs').deleteMany({ 'data.done': true, lastFinishedAt: { $lt: jobs } }),
      db.collection('jobEffects').deleteMany({ at: { $lt: before(KEPT_DAYS.jobs * 2) } }),
      db.collection(OPS_SLUGS.notFoundLog).deleteMany({ lastSeenAt: { $lt: before(KEPT_DAYS.notFound) } }),
      db.collection(OPS_SLUGS.notificationOutbox).deleteMany({ state: { $in: ['dropped', 'sent'] }, updatedAt: { $lt: before(KEPT_DAYS.notifications) } }),
      // What a person muted stays: it is the memory that the person wants to hear no more of the matter.
      db.collection(OPS_SLUGS.notifications).deleteMany({ createdAt: { $lt: before(KEPT_DAYS.notifications) }, muted: { $ne: true } }),
      db.collection(OPS_SLUGS.patrolRuns).deleteMany({ finishedAt: { $lt: before(KEPT_DAYS.patrolRuns) } }),
      db.collection(OPS_SLUGS.probes).deleteMany({ at: { $lt: before(KEPT_DAYS.probes) } }),
    ])
    const [jobRuns = 0, queued = 0, effects = 0, notFound = 0, messages = 0, notifications = 0, patrolRuns = 0, probes = 0] = removed.map(({ deletedCount }) => deletedCount)
    return { effects, jobRuns, messages, notFound, notifications, patrolRuns, probes, queued }
  },
  name: 'retention',
})
