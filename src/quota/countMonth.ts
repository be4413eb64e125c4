import { monthBounds, shanghaiDay } from '../shared/shanghai.ts'
import { shingles, similarity } from '../shared/similarity.ts'

/** An article as the quota sees it. `text` is title and body as plain text; `live` is whether readers can see it now. */
export type QuotaArticle = { firstPublishedAt: Date | null; id: string; live: boolean; publishedAt: Date | null; text: string; title: string }

export type QuotaReason = 'near-copy' | 'no-text' | 'withdrawn'

export type RejectedArticle = { copyOf?: string; id: string; reason: QuotaReason; title: string }

export type CountedArticle = { day: string; id: string; title: string }

export type MonthCount = { counted: readonly CountedArticle[]; month: string; rejected: readonly RejectedArticle[] }

/** From this Jaccard similarity of four-character shingles on, an article repeats an earlier one. */
export const NEAR_COPY = 0.6

type Dated = QuotaArticle & { firstPublishedAt: Date }

const isDated = (article: QuotaArticle): article is Dated => article.firstPublishedAt !== null

const byFirstPublication = (left: Dated, right: Dated): number =>
  left.firstPublishedAt.getTime() - right.firstPublishedAt.getTime() || (left.id < right.id ? -1 : 1)

/**
 * Counts the articles of a Shanghai month (`YYYY-MM`) that fulfil a quota: by the instant of first publication, which
 * only the system sets, so re-dating or publishing again moves nothing. A withdrawn article, one without text, and one
 * that repeats an article published before it (`articles` should hold the earlier months too) do not count.
 */
export const countMonth = (articles: readonly QuotaArticle[], month: string): MonthCount => {
  const { from, to } = monthBounds(month)
  const counted: CountedArticle[] = []
  const rejected: RejectedArticle[] = []
  const earlier: { id: string; pieces: ReadonlySet<string> }[] = []
  for (const article of articles.filter(isDated).sort(byFirstPublication)) {
    if (article.firstPublishedAt >= to) break
    const pieces = shingles(article.text)
    const original = article.firstPublishedAt >= from ? earlier.find((one) => similarity(one.pieces, pieces) >= NEAR_COPY) : undefined
    earlier.push({ id: article.id, pieces })
    if (article.firstPublishedAt < from) continue
    const { id, title } = article
    if (!article.live) rejected.push({ id, reason: 'withdrawn', title })
    else if (pieces.size === 0) rejected.push({ id, reason: 'no-text', title })
    else if (original) rejected.push({ copyOf: original.id, id, reason: 'near-copy', title })
    else counted.push({ day: shanghaiDay(article.firstPublishedAt), id, title })
  }
  return { counted, month, rejected }
}
