import type { CenterDocument, SchemeDocument, ScoreDocument } from '../documents.ts'
import { isoOrNull } from './publicDates.ts'

export const SCORE_FIELDS = ['adjustments', 'center', 'demo', 'period', 'publishedAt', 'rank', 'revision', 'scheme', 'total', 'values'] as const
export const CENTER_FIELDS = ['address', 'contact', 'name', 'order', 'phone', 'region', 'serviceWindow', 'slug', 'status'] as const
export const SCHEME_FIELDS = ['indicators', 'name', 'version'] as const

/** A centre as the API shows it. */
export const centerItem = (center: CenterDocument) => ({
  id: center._id.toHexString(),
  slug: center.slug,
  name: center.name,
  region: center.region ?? null,
  address: center.address ?? null,
  phone: center.phone ?? null,
  contact: center.contact ?? null,
  serviceWindow: center.serviceWindow ?? null,
  status: center.status ?? null,
})

const valueItem = ({ indicator, points, raw }: NonNullable<ScoreDocument['values']>[number], scheme: SchemeDocument | undefined) => {
  const known = scheme?.indicators?.find(({ key }) => key === indicator)
  return { indicator, name: known?.name ?? indicator, unit: known?.unit ?? null, weight: known?.weight ?? null, raw: raw ?? null, points: points ?? null }
}

/** A published score with its indicators, so that the total can be followed; evidence stays inside. */
export const scoreItem = (score: ScoreDocument, center: CenterDocument, scheme: SchemeDocument | undefined) => ({
  id: score._id.toHexString(),
  center: { slug: center.slug, name: center.name, region: center.region ?? null },
  period: score.period,
  scheme: scheme ? { name: scheme.name, version: scheme.version } : null,
  total: score.total ?? null,
  rank: score.rank ?? null,
  revision: score.revision ?? 1,
  values: (score.values ?? []).map((value) => valueItem(value, scheme)),
  adjustments: (score.adjustments ?? []).map(({ points, reason }) => ({ points: points ?? 0, reason: reason ?? null })),
  publishedAt: isoOrNull(score.publishedAt),
})
