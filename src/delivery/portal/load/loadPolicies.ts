import { policyUrl } from '../../../shared/paths.ts'
import { type DatedPolicy, readPolicies } from '../../read/readPolicies.ts'
import type { Reading } from '../../read/reading.ts'
import { readPlaces } from '../../serialise/policies.ts'
import type { PolicyLine } from '../pages/policiesPage.ts'
import type { PolicyPageData } from '../pages/policyPage.ts'
import { loadAttachments } from './loadAttachments.ts'
import { loadBody } from './loadBody.ts'

const ORDER: Readonly<Record<PolicyLine['validity'], number>> = { current: 0, upcoming: 1, superseded: 2, expired: 3 }

const lineOf = ({ demo, documentNumber, effectiveFrom, effectiveTo, slug, title, validity }: DatedPolicy): PolicyLine => ({
  demo, documentNumber, effectiveFrom, effectiveTo, title, url: policyUrl(slug), validity,
})

/** Policies with what they are worth today: those in force first, newest first among equals. */
export const loadPolicies = async (reading: Reading): Promise<PolicyLine[]> =>
  (await readPolicies(reading)).map(lineOf).sort((left, right) => ORDER[left.validity] - ORDER[right.validity])

const textsOf = (value: readonly string[] | string | undefined): readonly string[] => (typeof value === 'string' ? [value] : (value ?? []))

const relatedOf = (policy: DatedPolicy | undefined): { title: string; url: string } | null =>
  policy ? { title: policy.title, url: policyUrl(policy.slug) } : null

/** One policy with its neighbours in time; null where there is none to be seen. */
export const loadPolicy = async (reading: Reading, slug: string, origin: string): Promise<PolicyPageData | null> => {
  const policies = await readPolicies(reading)
  const policy = policies.find((each) => each.slug === slug)
  if (!policy) return null
  const id = policy._id.toHexString()
  const stored = await reading.findOne('feeWaiverPolicies', { fields: ['body'], where: { _id: policy._id } })
  const places = await readPlaces(reading, [policy])
  const { cargoKinds, exclusions, feeKinds, issuer, legalBasis, payer, publishedAt, summary } = policy
  return {
    ...lineOf(policy),
    attachments: await loadAttachments(reading, policy.attachments),
    body: await loadBody(reading, stored?.body, origin + policyUrl(slug)),
    cargoKinds: cargoKinds ?? [],
    exclusions: textsOf(exclusions),
    feeKinds: feeKinds ?? [],
    issuer,
    legalBasis,
    payer,
    places: (policy.places ?? []).flatMap((place) => places.get(place.toHexString())?.name ?? []),
    publishedAt,
    replacedBy: relatedOf(policies.find(({ supersedes }) => supersedes?.toHexString() === id)),
    replaces: relatedOf(policies.find(({ _id }) => _id.toHexString() === policy.supersedes?.toHexString())),
    summary,
  }
}
