import { z } from 'zod'

import { lexicalToPlain } from '../../../content/render/lexicalToPlain.ts'
import type { NewsDocument, PageDocument } from '../../documents.ts'
import { jsonAnswer } from '../../http/answer.ts'
import { gone, notFound } from '../../http/misses.ts'
import { articlesIn, TERMINALS } from '../../read/articleFilter.ts'
import type { ColumnNode } from '../../read/columnTree.ts'
import type { Reading } from '../../read/reading.ts'
import { articleItem, NEWS_FIELDS, newsItems, PAGE_FIELDS } from '../../serialise/articles.ts'
import { fileItem, readAttachments } from '../../serialise/files.ts'
import { renderBody } from '../../serialise/renderBody.ts'
import { defineRoute } from '../defineRoute.ts'
import { listAnswer, PAGING, windowOf } from '../listAnswer.ts'

const NEWEST_FIRST = { publishedAt: -1, createdAt: -1 } as const
const COLUMN = z.string().optional().describe('栏目的完整路径，含其下级栏目，如 xwzx/tzgg')

const columnAt = async (reading: Reading, path: string | undefined): Promise<ColumnNode | null> => {
  if (path === undefined) return null
  const tree = await reading.columns()
  const wanted = path.replace(/^\/+|\/+$/g, '')
  const node = tree.byPath.get(wanted)
  if (!node) throw tree.expired.has(wanted) ? gone(`栏目“${path}”`) : notFound(`栏目“${path}”`)
  return node
}

/** `hidden` is the document itself where only its column is not public. */
type Missed = { hidden: NewsDocument | PageDocument | null; name: string; slug: 'news' | 'pages' }

/** The miss for a document that is not public, or whose column is not. */
const missing = async (reading: Reading, { hidden, name, slug }: Missed): Promise<Error> => {
  const tree = await reading.columns()
  const what = `“${name}”`
  if (hidden) return tree.expiredIds.has(hidden.column.toHexString()) ? gone(what) : notFound(what)
  return (await reading.wasPublic(slug, { slug: name })) ? gone(what) : notFound(what)
}

/** 新闻资讯与静态页面. */
export const newsRoutes = [
  defineRoute({
    build: async ({ context, query, reading, url }) => {
      const [tree, node] = [await reading.columns(), await columnAt(reading, query.column)]
      const where = articlesIn(tree, node, query.terminal)
      const [total, documents] = await Promise.all([
        reading.count('news', where),
        reading.find('news', { ...windowOf(query), fields: NEWS_FIELDS, sort: NEWEST_FIRST, where }),
      ])
      return listAnswer({ items: await newsItems(reading, documents, context.portal), paging: query, total, url })
    },
    path: '/news',
    query: z.object({ column: COLUMN, ...PAGING, terminal: z.enum(TERMINALS).optional().describe(`展示终端：${TERMINALS.join('、')} 之一`) }),
    title: '新闻资讯列表，最新的在前',
  }),
  defineRoute({
    build: async ({ context, param, reading }) => {
      const slug = param('slug')
      const document = await reading.findOne('news', { fields: [...NEWS_FIELDS, 'attachments', 'body'], where: { slug } })
      const [item] = document ? await newsItems(reading, [document], context.portal) : []
      if (!document || !item) throw await missing(reading, { hidden: document, name: slug, slug: 'news' })
      const [html, attachments] = await Promise.all([renderBody(reading, document.body, item.url), readAttachments(reading, document.attachments)])
      const body = { html, text: lexicalToPlain(document.body) }
      return jsonAnswer({ ...item, body, attachments: attachments.map((file) => fileItem(file, context.portal)) })
    },
    params: { slug: '新闻的网址别名' },
    path: '/news/:slug',
    query: z.object({}),
    title: '一篇新闻资讯，含正文与附件',
  }),
]

/** 静态页面. */
export const pageRoutes = [
  defineRoute({
    build: async ({ context, query, reading, url }) => {
      const tree = await reading.columns()
      const where = articlesIn(tree, await columnAt(reading, query.column))
      const [total, documents] = await Promise.all([
        reading.count('pages', where),
        reading.find('pages', { ...windowOf(query), fields: PAGE_FIELDS, sort: NEWEST_FIRST, where }),
      ])
      return listAnswer({ items: documents.flatMap((document) => articleItem(document, tree, context.portal) ?? []), paging: query, total, url })
    },
    path: '/pages',
    query: z.object({ column: COLUMN, ...PAGING }),
    title: '静态页面列表',
  }),
  defineRoute({
    build: async ({ context, param, reading }) => {
      const slug = param('slug')
      const document = await reading.findOne('pages', { fields: [...PAGE_FIELDS, 'body'], where: { slug } })
      const item = document && articleItem(document, await reading.columns(), context.portal)
      if (!item) throw await missing(reading, { hidden: document, name: slug, slug: 'pages' })
      const body = { html: await renderBody(reading, document.body, item.url), text: lexicalToPlain(document.body) }
      return jsonAnswer({ ...item, body })
    },
    params: { slug: '页面的网址别名' },
    path: '/pages/:slug',
    query: z.object({}),
    title: '一个静态页面，含正文',
  }),
]
