import type { Request } from 'express'

import type { DeliveryContext } from '../../context.ts'
import type { Reading } from '../../read/reading.ts'
import { searchDocuments, type SearchHit } from '../../search/searchDocuments.ts'
import type { SearchPageData } from '../pages/searchPage.ts'
import type { Item } from '../parts/items.ts'
import { pageNumber, pagesOf, queryText } from './pageNumber.ts'

const PAGE_SIZE = 20
const MAX_QUERY = 100

const itemOf = ({ publishedAt, snippet, title, url }: SearchHit, portal: string): Item => ({
  date: publishedAt === null ? null : new Date(publishedAt),
  summary: snippet,
  title,
  url: url.startsWith(portal) ? url.slice(portal.length) : url,
})

/** What a search finds, best first. Throws `NOT_FOUND` beyond the last page. */
export const loadSearch = async ({ portal, searchIndex }: DeliveryContext, reading: Reading, request: Request): Promise<SearchPageData> => {
  const query = queryText(request, 'q').trim().slice(0, MAX_QUERY)
  if (query === '') return { items: [], page: 1, pages: 1, query, total: 0 }
  const page = pageNumber(request)
  const { items, total } = await searchDocuments({ index: searchIndex, portal, reading }, { page, pageSize: PAGE_SIZE, q: query })
  return { items: items.map((hit) => itemOf(hit, portal)), page, pages: pagesOf({ page, pageSize: PAGE_SIZE, total }), query, total }
}
