import { policyUrl } from '../../shared/paths.ts'
import type { SiteDocument } from '../documents.ts'
import type { DatedPolicy } from '../read/readPolicies.ts'
import type { Reading } from '../read/reading.ts'
import { dayOrNull, isoOrNull } from './publicDates.ts'

const SITE_FIELDS = ['city', 'code', 'name'] as const

const siteItem = ({ city, code, name }: SiteDocument) => ({ code, name, city: city ?? null })

const listOf = (value: string[] | string | undefined): string[] => (typeof value === 'string' ? [value] : (value ?? []))

/** The supervised sites that the policies name, by id. */
export const readPlaces = async (reading: Reading, policies: readonly DatedPolicy[]): Promise<ReadonlyMap<string, SiteDocument>> => {
  const ids = [...new Map(policies.flatMap(({ places }) => places ?? []).map((id) => [id.toHexString(), id])).values()]
  if (ids.length === 0) return new Map()
  const found = await reading.find('supervisedSites', { fields: SITE_FIELDS, limit: ids.length, where: { _id: { $in: ids } } })
  return new Map(found.map((site) => [site._id.toHexString(), site]))
}

/** A policy as lists show it. Days are Shanghai days; `effectiveTo` is the last day on which it applies. */
export const policyItem = (policy: DatedPolicy, places: ReadonlyMap<string, SiteDocument>, portal: string) => ({
  id: policy._id.toHexString(),
  slug: policy.slug,
  title: policy.title,
  url: portal + encodeURI(policyUrl(policy.slug)),
  validity: policy.validity,
  effectiveFrom: dayOrNull(policy.effectiveFrom),
  effectiveTo: dayOrNull(policy.effectiveTo),
  documentNumber: policy.documentNumber ?? null,
  issuer: policy.issuer ?? null,
  legalBasis: policy.legalBasis ?? null,
  feeKinds: policy.feeKinds ?? [],
  cargoKinds: policy.cargoKinds ?? [],
  exclusions: listOf(policy.exclusions),
  payer: policy.payer ?? null,
  places: (policy.places ?? []).flatMap((id) => places.get(id.toHexString()) ?? []).map(siteItem),
  summary: policy.summary ?? null,
  publishedAt: isoOrNull(policy.publishedAt),
  updatedAt: isoOrNull(policy.updatedAt),
})
