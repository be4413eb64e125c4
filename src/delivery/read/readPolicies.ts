import type { PolicyDocument } from '../documents.ts'
import { addDays } from '../../shared/workingDays.ts'
import { shanghaiDay } from '../../shared/shanghai.ts'
import { type Validity, validitiesOn } from './policyValidity.ts'
import type { Reading } from './reading.ts'

const POLICY_FIELDS = [
  'attachments', 'cargoKinds', 'demo', 'documentNumber', 'effectiveFrom', 'effectiveTo', 'exclusions', 'feeKinds', 'issuer', 'legalBasis', 'payer', 'places',
  'publishedAt', 'slug', 'summary', 'supersedes', 'title', 'updatedAt',
] as const

export type DatedPolicy = PolicyDocument & { validity: Validity }

/** There are hundreds of policies, not thousands; the bound keeps it so. */
const MAX_POLICIES = 2_000

/**
 * All public policies with their validity on a day, newest first. Without a day: today in Shanghai, and the answer in
 * the making ends at midnight there.
 */
export const readPolicies = async (reading: Reading, asOf?: string): Promise<DatedPolicy[]> => {
  const today = shanghaiDay(reading.now)
  if (!asOf) reading.scope.expireAt(new Date(`${addDays(today, 1)}T00:00:00+08:00`))
  const policies = await reading.fact('policies', (inner) =>
    inner.find('feeWaiverPolicies', { fields: POLICY_FIELDS, limit: MAX_POLICIES, sort: { effectiveFrom: -1, _id: -1 } }),
  )
  const validities = validitiesOn(policies, asOf ?? today)
  return policies.map((policy) => ({ ...policy, validity: validities.get(policy._id.toHexString()) ?? 'upcoming' }))
}
