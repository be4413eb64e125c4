import { z } from 'zod'

import { readScores } from '../../read/readScores.ts'
import { scoreItem } from '../../serialise/scores.ts'
import { defineRoute } from '../defineRoute.ts'
import { PAGING, slicedAnswer } from '../listAnswer.ts'

/** 外贸综合服务中心考核得分，只含已发布的当前版次. */
export const scoreRoutes = [
  defineRoute({
    build: async ({ query, reading, url }) => {
      const { period, periods, rows } = await readScores(reading, query.period)
      const shown = query.center ? rows.filter(({ center }) => center.slug === query.center) : rows
      const items = shown.map(({ center, scheme, score }) => scoreItem(score, center, scheme))
      return slicedAnswer({ items, paging: query, url }, { period, periods })
    },
    path: '/scores',
    query: z.object({
      center: z.string().optional().describe('中心的网址别名'),
      ...PAGING,
      period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).optional().describe('月份 YYYY-MM，默认最近发布的月份；全部月份见答复中的 periods'),
    }),
    title: '外贸综合服务中心考核得分',
  }),
]
