import { type Db, ObjectId } from 'mongodb'

import type { PatrolReport } from '../links/report.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { readPatrolReport } from './patrolReports.ts'

/** Runs looked at; reports older than that are not kept anyway. */
const MOST_TRIED = 5

/** The report of the last finished patrol of the same site before this one, problems only; null where there is none. */
export const earlierPatrol = async (db: Db, run: string, { site, startedAt }: Pick<PatrolReport, 'site' | 'startedAt'>): Promise<null | PatrolReport> => {
  const before = { _id: { $ne: new ObjectId(run) }, kind: 'site', startedAt: { $lt: new Date(startedAt) }, state: 'finished' }
  const runs = await db.collection(OPS_SLUGS.patrolRuns).find(before, { limit: MOST_TRIED, projection: { _id: 1 }, sort: { startedAt: -1 } }).toArray()
  for (const { _id } of runs) {
    const report = await readPatrolReport(db, String(_id), 'problems')
    if (report?.site === site) return report
  }
  return null
}
