import { z } from 'zod'

import { lexicalToPlain } from '../../../content/render/lexicalToPlain.ts'
import type { ApplicationDocument, FaqDocument } from '../../documents.ts'
import { safeUrl } from '../../portal/html.ts'
import { isoOrNull } from '../../serialise/publicDates.ts'
import { renderBody } from '../../serialise/renderBody.ts'
import { CENTER_FIELDS, centerItem } from '../../serialise/scores.ts'
import { defineRoute } from '../defineRoute.ts'
import { listAnswer, PAGING, windowOf } from '../listAnswer.ts'

const APPLICATION_FIELDS = ['category', 'description', 'entryUrl', 'key', 'list', 'name', 'order', 'owner', 'seq', 'status'] as const
const FAQ_FIELDS = ['answer', 'category', 'publishedAt', 'slug', 'title', 'updatedAt'] as const

const applicationItem = ({ category, description, entryUrl, key, list, name, owner, seq, status }: ApplicationDocument) => ({
  key, list, seq, name, category,
  entryUrl: safeUrl(entryUrl),
  owner: owner ?? null,
  status: status ?? null,
  description: description ?? null,
})

const faqItem = (faq: FaqDocument, portal: string, html: string) => ({
  id: faq._id.toHexString(),
  slug: faq.slug,
  question: faq.title,
  category: faq.category ?? null,
  answer: { html, text: lexicalToPlain(faq.answer) },
  url: `${portal}/faqs/#faq-${encodeURIComponent(faq.slug)}`,
  publishedAt: isoOrNull(faq.publishedAt),
  updatedAt: isoOrNull(faq.updatedAt),
})

const given = (where: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(where).filter((entry): entry is [string, string] => entry[1] !== undefined))

/** 应用目录、常见问题、外贸综合服务中心. */
export const registerRoutes = [
  defineRoute({
    build: async ({ query, reading, url }) => {
      const where = given({ category: query.category, list: query.list })
      const [total, documents, categories] = await Promise.all([
        reading.count('applications', where),
        reading.find('applications', { ...windowOf(query), fields: APPLICATION_FIELDS, sort: { list: 1, seq: 1 }, where }),
        reading.distinct('applications', 'category'),
      ])
      return listAnswer({ items: documents.map(applicationItem), paging: query, total, url }, { categories })
    },
    path: '/applications',
    query: z.object({
      category: z.string().optional().describe('应用分类，如 公路；全部分类见答复中的 categories'),
      list: z.enum(['central', 'local']).optional().describe('central（国家标准版）或 local（地方特色）'),
      ...PAGING,
    }),
    title: '应用目录',
  }),
  defineRoute({
    build: async ({ context, query, reading, url }) => {
      const where = given({ category: query.category })
      const [total, documents, categories] = await Promise.all([
        reading.count('faqs', where),
        reading.find('faqs', { ...windowOf(query), fields: FAQ_FIELDS, sort: { category: 1, publishedAt: -1, _id: 1 }, where }),
        reading.distinct('faqs', 'category'),
      ])
      const items = await Promise.all(documents.map(async (faq) => faqItem(faq, context.portal, await renderBody(reading, faq.answer, `${context.portal}/faqs/`))))
      return listAnswer({ items, paging: query, total, url }, { categories })
    },
    path: '/faqs',
    query: z.object({ category: z.string().optional().describe('问题分类；全部分类见答复中的 categories'), ...PAGING }),
    title: '常见问题与解答',
  }),
  defineRoute({
    build: async ({ query, reading, url }) => {
      const [total, documents] = await Promise.all([
        reading.count('centers', {}),
        reading.find('centers', { ...windowOf(query), fields: CENTER_FIELDS, sort: { order: 1, _id: 1 } }),
      ])
      return listAnswer({ items: documents.map(centerItem), paging: query, total, url })
    },
    path: '/centers',
    query: z.object(PAGING),
    title: '外贸综合服务中心',
  }),
]
