import { z } from 'zod'

import type { QuotaStanding } from '../../../quota/quotaStanding.ts'
import { fromShanghai, shanghaiMonth, shanghaiParts } from '../../../shared/shanghai.ts'
import { jsonAnswer } from '../../http/answer.ts'
import { defineRoute } from '../defineRoute.ts'

/** Figures only: no article that did not count, no person. */
const quotaItem = ({ column, columnTitle, counted, frozenAt, month, pace, required }: QuotaStanding) => ({
  column: { title: columnTitle, path: column },
  month,
  required,
  counted: counted.length,
  missing: Math.max(0, required - counted.length),
  state: pace?.state ?? (counted.length >= required ? 'fulfilled' : 'missed'),
  frozen: frozenAt !== null,
  workingDaysLeft: pace?.workingDaysLeft ?? 0,
  holidaysKnown: pace?.holidaysKnown ?? true,
  reachedOn: pace?.reachedOn ?? null,
})

/** The days left are others from midnight on. */
const nextMidnight = (now: Date): Date => {
  const { day, month, year } = shanghaiParts(now)
  return fromShanghai(year, month, day + 1)
}

/** 每月发布量：应发、计入与进度. */
export const quotaRoutes = [
  defineRoute({
    build: async ({ query, reading }) => {
      reading.scope.expireAt(nextMidnight(reading.now))
      const month = query.month ?? shanghaiMonth(reading.now)
      const [tree, standings] = [await reading.columns(), await reading.quotas(month)]
      const items = standings.filter(({ column }) => tree.byPath.has(column)).map(quotaItem)
      return jsonAnswer({ month, items, total: items.length })
    },
    path: '/quota',
    query: z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).optional().describe('月份 YYYY-MM（北京时间），默认本月') }),
    title: '各栏目每月发布量：应发、计入与进度',
  }),
]
