import { articleUrl } from '../../../shared/paths.ts'
import type { NewsDocument, PageDocument } from '../../documents.ts'
import type { ColumnNode } from '../../read/columnTree.ts'
import type { Reading } from '../../read/reading.ts'
import type { ArticlePageData } from '../pages/articlePage.ts'
import { columnFacts, columnTrail } from './columnFacts.ts'
import { loadAttachments } from './loadAttachments.ts'
import { loadBody } from './loadBody.ts'
import { loadPictures } from './loadPictures.ts'
import { newsOnWeb } from './onWeb.ts'

const NEWS_FIELDS = [
  'attachments', 'author', 'body', 'column', 'cover', 'demo', 'keywords', 'publishedAt', 'slug', 'source', 'summary', 'title',
] as const
const PAGE_FIELDS = ['body', 'column', 'demo', 'keywords', 'publishedAt', 'slug', 'summary', 'title'] as const

type Place = { node: ColumnNode; origin: string; reading: Reading }

const common = async ({ node, origin, reading }: Place, document: NewsDocument | PageDocument): Promise<ArticlePageData> => {
  const url = articleUrl(node.path, document.slug)
  return {
    attachments: [],
    body: await loadBody(reading, document.body, origin + url),
    column: columnFacts(node),
    demo: document.demo,
    keywords: document.keywords,
    publishedAt: document.publishedAt,
    summary: document.summary,
    title: document.title,
    trail: [...columnTrail(node), { title: document.title, url }],
    url,
  }
}

/** The news article or standing page of a column under this slug; null where there is none to be seen. */
export const loadArticle = async (place: Place, slug: string): Promise<ArticlePageData | null> => {
  const { node, reading } = place
  const where = { column: node.document._id, slug }
  const news = await reading.findOne('news', { fields: NEWS_FIELDS, where: { $and: [newsOnWeb(), where] } })
  if (!news) {
    const page = await reading.findOne('pages', { fields: PAGE_FIELDS, where })
    return page && common(place, page)
  }
  const cover = news.cover ? (await loadPictures(reading, [news.cover])).get(news.cover.toHexString()) : undefined
  return {
    ...(await common(place, news)),
    attachments: await loadAttachments(reading, news.attachments),
    author: news.author,
    image: cover?.src,
    source: news.source,
  }
}
