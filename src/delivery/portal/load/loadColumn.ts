import type { Document, Filter } from 'mongodb'

import { articleUrl, columnUrl } from '../../../shared/paths.ts'
import { type ColumnNode, type ColumnTree, withDescendants } from '../../read/columnTree.ts'
import type { Reading } from '../../read/reading.ts'
import type { ColumnPageData } from '../pages/columnPage.ts'
import type { NavItem } from '../parts/header.ts'
import { columnFacts, columnTrail } from './columnFacts.ts'
import { loadItems } from './loadItems.ts'
import { isOnWeb, newsOnWeb, webColumnIds } from './onWeb.ts'
import { pagesOf } from './pageNumber.ts'

const PAGE_SIZE = { default: 20, max: 50, min: 10 }
const MAX_STANDING = 50
const TEMPLATES = ['cards', 'links', 'list'] as const

const navItem = ({ path, title }: ColumnNode): NavItem => ({ title, url: columnUrl(path) })

const besideOf = (node: ColumnNode): NavItem[] => {
  const near = node.children.length > 0 ? node.children : (node.parent?.children ?? [])
  return near.filter(isOnWeb).map(navItem)
}

/** Articles of a column, of those below it, and those shown there as well. */
const newsOf = (tree: ColumnTree, node: ColumnNode): Filter<Document> => {
  const below = new Set(withDescendants(node).map((id) => id.toHexString()))
  const ids = webColumnIds(tree, ({ id }) => below.has(id))
  return { $or: [{ column: { $in: ids } }, { alsoIn: { $in: ids }, column: { $in: webColumnIds(tree) } }] }
}

const loadStanding = async (reading: Reading, node: ColumnNode): Promise<NavItem[]> => {
  const sort = { publishedAt: 1 } as const
  const found = await reading.find('pages', { fields: ['slug', 'title'], limit: MAX_STANDING, sort, where: { column: node.document._id } })
  return found.map(({ slug, title }) => ({ title, url: articleUrl(node.path, slug) }))
}

/** One page of a column. Throws `NOT_FOUND` beyond the last page. */
export const loadColumn = async (reading: Reading, node: ColumnNode, page: number): Promise<ColumnPageData> => {
  const where = newsOf(await reading.columns(), node)
  const pageSize = Math.min(PAGE_SIZE.max, Math.max(PAGE_SIZE.min, node.document.display?.pageSize ?? PAGE_SIZE.default))
  const total = await reading.count('news', { $and: [newsOnWeb(), where] })
  const pages = pagesOf({ page, pageSize, total })
  const standing = page === 1 ? await loadStanding(reading, node) : []
  const template = TEMPLATES.find((each) => each === node.document.display?.template) ?? 'list'
  return {
    beside: besideOf(node),
    column: { ...columnFacts(node), template, title: node.title, url: columnUrl(node.path) },
    items: await loadItems(reading, { limit: pageSize, skip: (page - 1) * pageSize, stickyFirst: true, where }),
    page,
    pages,
    standing,
    total,
    trail: columnTrail(node),
  }
}
