import type { Db } from 'mongodb'

import { judgeDay } from '../inspection/judgeDay.ts'
import { settleProfile } from '../inspection/settleProfile.ts'
import { evidenceDigest } from '../quota/quotaStanding.ts'
import { monthBounds, shanghaiMonth } from '../shared/shanghai.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { databaseOf } from '../store/mongo.ts'
import { readMonthCount, readQuotaColumns } from '../store/quotaReads.ts'
import { readInspectionFacts } from '../store/readInspectionFacts.ts'
import type { SeedContext } from './seedContext.ts'

const DAY_MS = 86_400_000
const DAYS = 30
const MONTHS = 6

/** Minutes after the end of a month at which it is frozen. */
const FROZEN_MS = 15 * 60_000

const monthBefore = (month: string): string => shanghaiMonth(new Date(monthBounds(month).from.getTime() - 1))

/** The months before the present one as the monthly job would have frozen them, from the articles there are. */
const seedMonths = async (db: Db, now: Date): Promise<void> => {
  let month = shanghaiMonth(now)
  for (let index = 0; index < MONTHS; index += 1) {
    month = monthBefore(month)
    const at = new Date(monthBounds(month).to.getTime() + FROZEN_MS)
    for (const { id, path, required } of await readQuotaColumns(db)) {
      const { counted, rejected } = await readMonthCount(db, { column: id, month, now: at })
      await db.collection(OPS_SLUGS.quotaMonths).insertOne({
        articles: { counted, rejected }, column: path, counted: counted.length, createdAt: at, demo: true, digest: evidenceDigest({ column: path, counted, month, rejected, required }), frozenAt: at, month, required,
        state: counted.length >= required ? 'fulfilled' : 'missed', updatedAt: at,
      })
    }
  }
}

/** The verdicts of the days before today, from what was public on each; nothing was probed or patrolled then, so those rules are unknown. */
const seedDays = async (db: Db, now: Date): Promise<void> => {
  const profile = settleProfile(null)
  for (let back = DAYS; back > 0; back -= 1) {
    const at = new Date(now.getTime() - back * DAY_MS)
    const { day, outcome, rules, score } = judgeDay(profile, await readInspectionFacts(db, { home: '/', now: at, pageTags: null, probeDays: 7 }))
    await db.collection(OPS_SLUGS.inspectionDays).insertOne({ createdAt: at, day, demo: true, items: rules, score, updatedAt: at, verdict: outcome })
  }
}

/** What the jobs would have left behind, computed from the demonstration's articles: reports and trends have something to show. */
export const seedHistory = async ({ clock, payload }: SeedContext): Promise<void> => {
  const db = databaseOf(payload)
  await seedMonths(db, clock())
  await seedDays(db, clock())
}
