import { articleUrl, columnUrl, policyUrl } from '../../shared/paths.ts'
import { articlesIn } from './articleFilter.ts'
import { FIXED_PAGES } from './fixedPages.ts'
import type { Reading } from './reading.ts'

/** Paths are percent-encoded. */
export type SitemapEntry = { changedAt: Date | null; path: string }

/** A list of pages, or, where they are many, the number of parts they are listed in. */
export type Sitemap = { entries: SitemapEntry[]; kind: 'pages' } | { kind: 'index'; pages: number }

/** Articles in one part. */
const PART = 2_000
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

/** The sitemap, or one part of it (from 1). The first part also lists everything that is no news article. */
export const readSitemap = async (reading: Reading, part?: number): Promise<Sitemap> => {
  const tree = await reading.columns()
  const where = articlesIn(tree, null, 'web')
  if (part === undefined) {
    const pages = Math.ceil((await reading.count('news', where)) / PART)
    if (pages > 1) return { kind: 'index', pages }
  }
  const page = part ?? 1
  const news = await reading.find('news', { fields: ['column', 'slug', 'updatedAt'], limit: PART, skip: (page - 1) * PART, sort: { publishedAt: -1, createdAt: -1 }, where })
  const articles = news.flatMap(({ column, slug, updatedAt }) => {
    const node = tree.byId.get(column.toHexString())
    return node ? { changedAt: updatedAt, path: encodeURI(articleUrl(node.path, slug)) } : []
  })
  return { entries: page === 1 ? [...(await readStanding(reading)), ...articles] : articles, kind: 'pages' }
}
