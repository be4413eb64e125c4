import { z } from 'zod'

import { columnUrl } from '../../../shared/paths.ts'
import { xmlAnswer } from '../../http/answer.ts'
import { notFound } from '../../http/misses.ts'
import { articlesIn } from '../../read/articleFilter.ts'
import { readSitemap } from '../../read/readSitemap.ts'
import { NEWS_FIELDS, newsItems } from '../../serialise/articles.ts'
import { feedXml } from '../../serialise/feed.ts'
import { xmlElement } from '../../serialise/xml.ts'
import { defineRoute } from '../defineRoute.ts'

const FEED_ITEMS = 30

const SITEMAP_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const SITEMAP_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** 订阅源与站点地图；也在门户根路径提供. */
export const feedRoutes = [
  defineRoute({
    build: async ({ context, query, reading, url }) => {
      const tree = await reading.columns()
      const node = query.column ? tree.byPath.get(query.column) : null
      if (node === undefined) throw notFound(`栏目“${query.column}”`)
      const documents = await reading.find('news', { fields: NEWS_FIELDS, limit: FEED_ITEMS, sort: { publishedAt: -1, createdAt: -1 }, where: articlesIn(tree, node, 'web') })
      const { env, portal } = context
      return xmlAnswer(
        feedXml({
          description: node?.document.description || `${env.SITE_NAME}最新发布的内容`,
          items: await newsItems(reading, documents, portal),
          link: portal + (node ? encodeURI(columnUrl(node.path)) : '/'),
          self: portal + url,
          title: node ? `${node.title} - ${env.SITE_NAME}` : env.SITE_NAME,
        }),
        'application/rss+xml; charset=utf-8',
      )
    },
    contentType: 'application/rss+xml',
    path: '/feed.xml',
    query: z.object({ column: z.string().optional().describe('栏目的完整路径') }),
    title: '最新 30 条内容的订阅源（RSS 2.0）',
  }),
  defineRoute({
    build: async ({ context, query, reading }) => {
      const sitemap = await readSitemap(reading, query.part)
      if (sitemap.kind === 'index') {
        const parts = ['pages', ...sitemap.months].map((part) => `<sitemap>${xmlElement('loc', `${context.portal}/sitemap.xml?part=${part}`)}</sitemap>`)
        return xmlAnswer(`${SITEMAP_HEAD}<sitemapindex ${SITEMAP_NAMESPACE}>${parts.join('')}</sitemapindex>\n`)
      }
      const entries = sitemap.entries.map(({ changedAt, path }) => `<url>${xmlElement('loc', context.portal + path)}${xmlElement('lastmod', changedAt?.toISOString())}</url>`)
      return xmlAnswer(`${SITEMAP_HEAD}<urlset ${SITEMAP_NAMESPACE}>${entries.join('')}</urlset>\n`)
    },
    contentType: 'application/xml',
    path: '/sitemap.xml',
    query: z.object({ part: z.string().regex(/^(pages|(19|20|21)\d\d-(0[1-9]|1[0-2]))$/).optional().describe('月份 YYYY-MM，或 pages（文章以外的页面）；内容多时总表列出各部分') }),
    title: '站点地图',
  }),
]
