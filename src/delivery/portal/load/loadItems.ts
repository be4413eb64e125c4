import type { Document, Filter } from 'mongodb'

import { articleUrl, columnUrl } from '../../../shared/paths.ts'
import type { Reading } from '../../read/reading.ts'
import type { Item } from '../parts/items.ts'
import { loadPictures } from './loadPictures.ts'
import { newsOnWeb } from './onWeb.ts'

export type ItemsQuery = { limit: number; skip?: number; stickyFirst?: boolean; where: Filter<Document> }

/** Articles for a list, newest first. `where` must bind `column` to columns that are shown. */
export const loadItems = async (reading: Reading, { limit, skip, stickyFirst, where }: ItemsQuery): Promise<Item[]> => {
  const { byId } = await reading.columns()
  const found = await reading.find('news', {
    fields: ['column', 'cover', 'demo', 'publishedAt', 'slug', 'sticky', 'summary', 'title'],
    limit,
    skip,
    sort: { ...(stickyFirst ? { sticky: -1 } : {}), publishedAt: -1, createdAt: -1, _id: -1 },
    where: { $and: [newsOnWeb(), where] },
  })
  const pictures = await loadPictures(reading, found.map(({ cover }) => cover))
  return found.flatMap((news): Item[] => {
    const node = byId.get(news.column.toHexString())
    if (!node) return []
    return [{
      column: { title: node.title, url: columnUrl(node.path) },
      date: news.publishedAt,
      demo: news.demo,
      picture: news.cover ? pictures.get(news.cover.toHexString()) : null,
      sticky: stickyFirst && news.sticky,
      summary: news.summary,
      title: news.title,
      url: articleUrl(node.path, news.slug),
    }]
  })
}
