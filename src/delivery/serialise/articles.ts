import { articleUrl } from '../../shared/paths.ts'
import type { NewsDocument, PageDocument } from '../documents.ts'
import type { ColumnTree } from '../read/columnTree.ts'
import type { Reading } from '../read/reading.ts'
import { imageItem, type PublicImage, readMedia } from './files.ts'
import { isoOrNull } from './publicDates.ts'

/** Stored fields of which a list entry is made. */
export const NEWS_FIELDS = [
  'alsoIn', 'author', 'column', 'cover', 'keywords', 'publishedAt', 'slug', 'source', 'sticky', 'summary', 'terminals', 'title', 'updatedAt',
] as const

export const PAGE_FIELDS = ['column', 'keywords', 'publishedAt', 'slug', 'summary', 'title', 'updatedAt'] as const

type PublicColumn = { path: string; title: string }

/** What news and pages share. `url` is absolute. */
export type ArticleItem = {
  column: PublicColumn
  id: string
  keywords: string[]
  publishedAt: string | null
  slug: string
  summary: string | null
  title: string
  updatedAt: string | null
  url: string
}

export type NewsItem = ArticleItem & {
  alsoIn: PublicColumn[]
  author: string | null
  cover: PublicImage | null
  source: { name: string | null; url: string | null }
  sticky: boolean
  terminals: string[]
}

/** A news article or page as lists show it; null when its column is not public. */
export const articleItem = (document: NewsDocument | PageDocument, tree: ColumnTree, portal: string): ArticleItem | null => {
  const node = tree.byId.get(document.column.toHexString())
  if (!node) return null
  return {
    id: document._id.toHexString(),
    slug: document.slug,
    title: document.title,
    summary: document.summary ?? null,
    url: portal + encodeURI(articleUrl(node.path, document.slug)),
    column: { path: node.path, title: node.title },
    keywords: document.keywords ?? [],
    publishedAt: isoOrNull(document.publishedAt),
    updatedAt: isoOrNull(document.updatedAt),
  }
}

/** News articles as lists show them, with covers read at once. Articles in columns that are not public are left out. */
export const newsItems = async (reading: Reading, documents: readonly NewsDocument[], portal: string): Promise<NewsItem[]> => {
  const [tree, media] = await Promise.all([reading.columns(), readMedia(reading, documents.map(({ cover }) => cover))])
  return documents.flatMap((document) => {
    const item = articleItem(document, tree, portal)
    if (!item) return []
    const alsoIn = (document.alsoIn ?? []).flatMap((id) => tree.byId.get(id.toHexString()) ?? [])
    return {
      ...item,
      alsoIn: alsoIn.map(({ path, title }) => ({ path, title })),
      author: document.author || null,
      cover: imageItem(media.get(document.cover?.toHexString() ?? ''), portal),
      source: { name: document.source?.name || null, url: document.source?.url || null },
      sticky: document.sticky === true,
      terminals: document.terminals ?? [],
    }
  })
}
