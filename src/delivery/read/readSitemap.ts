import type { Document, Filter } from 'mongodb'

import { articleUrl, columnUrl, policyUrl } from '../../shared/paths.ts'
import { fromShanghai, monthBounds, shanghaiMonth } from '../../shared/shanghai.ts'
import { articlesIn } from './articleFilter.ts'
import { FIXED_PAGES } from '../../shared/fixedPages.ts'
import type { Reading } from './reading.ts'

/** Paths are percent-encoded. */
type SitemapEntry = { changedAt: Date | null; path: string }

/** A list of pages, or, where they are many, the months (`YYYY-MM`) in parts by which the articles are listed. */
export type Sitemap = { entries: SitemapEntry[]; kind: 'pages' } | { kind: 'index'; months: string[] }

/** Entries in one part; the protocol allows 50,000. */
const PART = 10_000
/** Articles up to which one list holds everything. */
const WHOLE = 2_000
/** Not worth finding: the search page itself. */
const UNLISTED = new Set(['/search/'])

const readStanding = async (reading: Reading): Promise<SitemapEntry[]> => {
  const tree = await reading.columns()
  const policies = await reading.find('feeWaiverPolicies', { fields: ['slug', 'updatedAt'], limit: PART })
  const pages = await reading.find('pages', { fields: ['column', 'slug', 'updatedAt'], limit: PART, where: articlesIn(tree, null) })
  return [
    ...[...FIXED_PAGES.keys()].filter((path) => !UNLISTED.has(path)).map((path) => ({ changedAt: null, path })),
    ...[...tree.byId.values()].map(({ document, path }) => ({ changedAt: document.updatedAt, path: encodeURI(columnUrl(path)) })),
    ...pages.flatMap(({ column, slug, updatedAt }) => {
      const node = tree.byId.get(column.toHexString())
      return node ? { changedAt: updatedAt, path: encodeURI(articleUrl(node.path, slug)) } : []
    }),
    ...policies.map(({ slug, updatedAt }) => ({ changedAt: updatedAt, path: encodeURI(policyUrl(slug)) })),
  ]
}

/** Fifty years. */
const MAX_MONTHS = 600
const FIELDS = ['column', 'publishedAt', 'slug', 'updatedAt'] as const

const monthsSince = (first: string, last: string): string[] => {
  const [year = 0, month = 1] = first.split('-').map(Number)
  const months: string[] = []
  for (let count = 0; months.at(-1) !== last && count < MAX_MONTHS; count += 1) months.push(shanghaiMonth(fromShanghai(year, month + count)))
  return months
}

const readArticles = async (reading: Reading, where: Filter<Document>): Promise<SitemapEntry[]> => {
  const tree = await reading.columns()
  const news = await reading.find('news', { fields: FIELDS, limit: PART, sort: { publishedAt: -1 }, where })
  return news.flatMap(({ column, slug, updatedAt }) => {
    const node = tree.byId.get(column.toHexString())
    return node ? { changedAt: updatedAt, path: encodeURI(articleUrl(node.path, slug)) } : []
  })
}

const readWhole = async (reading: Reading): Promise<Sitemap> => {
  const where = articlesIn(await reading.columns(), null)
  if ((await reading.count('news', where)) <= WHOLE) {
    const articles = await readArticles(reading, articlesIn(await reading.columns(), null, 'web'))
    return { entries: [...(await readStanding(reading)), ...articles], kind: 'pages' }
  }
  const first = await reading.findOne('news', { fields: ['publishedAt'], sort: { publishedAt: 1 } })
  const now = shanghaiMonth(reading.now)
  return { kind: 'index', months: monthsSince(first ? shanghaiMonth(first.publishedAt) : now, now) }
}

/** The whole sitemap, or one part: the articles of a month, or (`pages`) everything that is no article. */
export const readSitemap = async (reading: Reading, part?: string): Promise<Sitemap> => {
  if (part === undefined) return readWhole(reading)
  if (part === 'pages') return { entries: await readStanding(reading), kind: 'pages' }
  const { from, to } = monthBounds(part)
  const where = { $and: [{ publishedAt: { $gte: from, $lt: to } }, articlesIn(await reading.columns(), null, 'web')] }
  return { entries: await readArticles(reading, where), kind: 'pages' }
}
