import { createHash } from 'node:crypto'

import type { CountedArticle, RejectedArticle } from './countMonth.ts'
import type { Pace } from './paceForecast.ts'

/** What a month's result rests on. */
export type QuotaEvidence = { column: string; counted: readonly CountedArticle[]; month: string; rejected: readonly RejectedArticle[]; required: number }

/**
 * One column's month as it stands: frozen, or counted now (`frozenAt` null). `intact` is false where a frozen month is not what was frozen.
 * `pace` is null once the month is over.
 */
export type QuotaStanding = QuotaEvidence & { columnTitle: string; digest: string; frozenAt: Date | null; intact: boolean; pace: null | Pace }

/** SHA-256 (hex) over the evidence in a fixed order of names, so that a changed row is seen. */
export const evidenceDigest = ({ column, counted, month, rejected, required }: QuotaEvidence): string => {
  const articles = counted.map(({ day, id, title }) => [day, id, title])
  const others = rejected.map(({ copyOf = null, id, reason, title }) => [id, title, reason, copyOf])
  return createHash('sha256').update(JSON.stringify([column, month, required, articles, others])).digest('hex')
}
