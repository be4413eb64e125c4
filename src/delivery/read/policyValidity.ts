import { shanghaiDay } from '../../shared/shanghai.ts'
import type { PolicyDocument } from '../documents.ts'

/** In force on a day, not yet, no longer, or replaced by a later policy that is in force or was. */
export const VALIDITIES = ['current', 'upcoming', 'expired', 'superseded'] as const

export type Validity = (typeof VALIDITIES)[number]

type Dated = Pick<PolicyDocument, '_id' | 'effectiveFrom' | 'effectiveTo' | 'supersedes'>

/** Validity of each policy on a Shanghai day (`YYYY-MM-DD`). The last day of a policy belongs to it. */
export const validitiesOn = (policies: readonly Dated[], day: string): ReadonlyMap<string, Validity> => {
  const superseded = new Set(
    policies.filter(({ effectiveFrom }) => shanghaiDay(effectiveFrom) <= day).flatMap(({ supersedes }) => supersedes?.toHexString() ?? []),
  )
  const validityOf = ({ _id, effectiveFrom, effectiveTo }: Dated): Validity => {
    if (day < shanghaiDay(effectiveFrom)) return 'upcoming'
    if (superseded.has(_id.toHexString())) return 'superseded'
    return effectiveTo && day > shanghaiDay(effectiveTo) ? 'expired' : 'current'
  }
  return new Map(policies.map((policy) => [policy._id.toHexString(), validityOf(policy)]))
}
