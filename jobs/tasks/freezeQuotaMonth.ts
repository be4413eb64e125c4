import { evidenceDigest } from '../../src/quota/quotaStanding.ts'
import { monthBounds, shanghaiMonth } from '../../src/shared/shanghai.ts'
import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import { closeIncident, openIncident } from '../incident.ts'
import { readMonthCount, readQuotaColumns } from '../../src/store/quotaReads.ts'
import type { Task } from '../task.ts'
import type { TaskContext } from '../taskContext.ts'

/** The Shanghai month before the one `now` lies in. */
const monthBefore = (now: Date): string => shanghaiMonth(new Date(monthBounds(shanghaiMonth(now)).from.getTime() - 1))

/** Writes last month's result of each quota column with the articles it rests on. A frozen month is never written again. */
export const freezeQuotaMonth = ({ db }: TaskContext): Task => ({
  handler: async ({ now }) => {
    const at = now()
    const month = monthBefore(at)
    let frozen = 0
    for (const { id, path, required, title } of await readQuotaColumns(db)) {
      const { counted, rejected } = await readMonthCount(db, { column: id, month, now: at })
      const result = await db.collection(OPS_SLUGS.quotaMonths).updateOne(
        { column: path, month },
        {
          $setOnInsert: {
            articles: { counted, rejected }, counted: counted.length, createdAt: at, digest: evidenceDigest({ column: path, counted, month, rejected, required }), frozenAt: at, required,
            state: counted.length >= required ? 'fulfilled' : 'missed', updatedAt: at,
          },
        },
        { upsert: true },
      )
      frozen += result.upsertedCount
      await closeIncident(db, `quota:${path}:${month}`, at)
      if (result.upsertedCount > 0 && counted.length < required) {
        await openIncident(db, { detail: `${month} 应发布 ${required} 篇，计入 ${counted.length} 篇。`, key: `quota-missed:${path}:${month}`, kind: 'quota', now: at, severity: 'error', source: 'freezeQuotaMonth', title: `${title}：${month} 未达到发布量要求` })
      }
    }
    return { frozen }
  },
  name: 'freezeQuotaMonth',
})
