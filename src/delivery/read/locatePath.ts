import { articleUrl, columnUrl, policyUrl } from '../../shared/paths.ts'
import { normalisePath } from '../../redirects/normalisePath.ts'
import type { ColumnNode } from './columnTree.ts'
import { FIXED_PAGES } from '../../shared/fixedPages.ts'
import type { Reading } from './reading.ts'

/** A public page of the portal. `url` is its one canonical path. */
export type LivePage = { title: string; url: string } & (
  | { kind: 'column'; node: ColumnNode }
  | { kind: 'feeWaiverPolicies'; slug: string }
  | { kind: 'fixed' }
  | { kind: 'news' | 'pages'; node: ColumnNode; slug: string }
)

/** What stands at a path: a live page, one that was public once, or nothing known. */
export type Located = { page: LivePage; state: 'live' } | { state: 'gone' } | { state: 'unknown' }

const UNKNOWN: Located = { state: 'unknown' }

const goneIf = (once: boolean): Located => (once ? { state: 'gone' } : UNKNOWN)

const locatePolicy = async (reading: Reading, slug: string): Promise<Located> => {
  const found = await reading.findOne('feeWaiverPolicies', { fields: ['title'], where: { slug } })
  if (!found) return goneIf(await reading.wasPublic('feeWaiverPolicies', { slug }))
  return { page: { kind: 'feeWaiverPolicies', slug, title: found.title, url: policyUrl(slug) }, state: 'live' }
}

const locateArticle = async (reading: Reading, columnPath: string, slug: string): Promise<Located> => {
  const tree = await reading.columns()
  const node = tree.byPath.get(columnPath)
  let once = false
  for (const kind of ['news', 'pages'] as const) {
    const found = node && (await reading.findOne(kind, { fields: ['title'], where: { column: node.document._id, slug } }))
    if (node && found) return { page: { kind, node, slug, title: found.title, url: articleUrl(columnPath, slug) }, state: 'live' }
    if (node || tree.expired.has(columnPath)) once ||= await reading.wasPublic(kind, node ? { column: node.document._id, slug } : { slug })
  }
  return goneIf(once)
}

const locateColumn = async (reading: Reading, path: string): Promise<Located> => {
  const tree = await reading.columns()
  const node = tree.byPath.get(path)
  if (!node) return goneIf(tree.expired.has(path))
  return { page: { kind: 'column', node, title: node.title, url: columnUrl(path) }, state: 'live' }
}

/** Finds what stands at a path of the portal, however the path is spelt (`normalisePath`). Redirect rules are not asked. */
export const locatePath = async (reading: Reading, raw: string): Promise<Located> => {
  const path = normalisePath(raw)
  const fixed = path === '/' ? '/' : `${path}/`
  const title = FIXED_PAGES.get(fixed)
  if (title) return { page: { kind: 'fixed', title, url: fixed }, state: 'live' }
  const article = /^\/(.+)\/([^/]+)\.html$/.exec(path)
  if (!article) return locateColumn(reading, path.slice(1))
  const [, parent = '', slug = ''] = article
  return parent === 'policies' ? locatePolicy(reading, slug) : locateArticle(reading, parent, slug)
}
