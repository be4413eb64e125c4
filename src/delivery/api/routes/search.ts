import { z } from 'zod'

import { CHANGING } from '../../read/readChanges.ts'
import { searchDocuments } from '../../search/searchDocuments.ts'
import { defineRoute } from '../defineRoute.ts'
import { listAnswer, PAGING } from '../listAnswer.ts'

/** 全文检索，只检索已公开的内容. */
export const searchRoutes = [
  defineRoute({
    build: async ({ context, query, reading, url }) => {
      const { items, total } = await searchDocuments({ index: context.searchIndex, portal: context.portal, reading }, query)
      return listAnswer({ items, paging: query, total, url }, { q: query.q })
    },
    path: '/search',
    query: z.object({
      ...PAGING,
      q: z.string().trim().min(1).max(100).describe('要找的词，1 到 100 个字符'),
      type: z.enum(CHANGING).optional().describe(`内容类型：${CHANGING.join('、')} 之一`),
    }),
    title: '全文检索（中文分词），最相关的在前，最多 1000 条',
  }),
]
