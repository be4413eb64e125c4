/** A policy as far as it can contradict another. Empty lists mean "all"; days are Shanghai days `YYYY-MM-DD`, `to` inclusive. */
export type PolicyScope = {
  cargoKinds: readonly string[]
  feeKinds: readonly string[]
  from: string
  id: string
  places: readonly string[]
  supersedes: null | string
  title: string
  to: null | string
}

const meets = (one: readonly string[], other: readonly string[]): boolean => one.length === 0 || other.length === 0 || one.some((item) => other.includes(item))

const FOREVER = '9999-12-31'

/** First day after the policy's own term or its successor's first day, whichever is earlier: half-open, so successors may abut. */
const endsBefore = (policy: PolicyScope, all: readonly PolicyScope[]): string => {
  const successors = all.filter(({ supersedes }) => supersedes === policy.id).map(({ from }) => from)
  return [policy.to === null ? FOREVER : `${policy.to}~`, ...successors].sort()[0] ?? FOREVER
}

/** The first published policy that would apply to the same fee, cargo, place and day as the candidate, and that neither replaces. */
export const findOverlap = (candidate: PolicyScope, published: readonly PolicyScope[]): null | PolicyScope => {
  const others = published.filter(({ id }) => id !== candidate.id)
  const all = [...others, candidate]
  const end = endsBefore(candidate, all)
  const contradicts = (other: PolicyScope): boolean =>
    candidate.from < endsBefore(other, all) && other.from < end && meets(candidate.feeKinds, other.feeKinds) &&
    meets(candidate.cargoKinds, other.cargoKinds) && meets(candidate.places, other.places)
  return others.find(contradicts) ?? null
}
