import { isFailing } from './confirm.ts'
import type { LinkOutcome, Standing } from './types.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Waits after the first, second and third check of a link that changed or fails. */
const STEPS_MS: readonly number[] = [30 * MINUTE_MS, 2 * HOUR_MS, 12 * HOUR_MS]
const FAILING_MS = DAY_MS
const STABLE_MS = 7 * DAY_MS
/** Reasons for which asking again can never answer anything else. */
const NEVER: ReadonlySet<string> = new Set(['external', 'scheme'])

const waitOf = ({ outcome, sinceChange, standing }: { outcome: LinkOutcome; sinceChange: null | number; standing: Standing }): number => {
  if (outcome.reason === 'no-network') return STEPS_MS[0] ?? 0
  if (outcome.reason === 'rate-limited') return STEPS_MS[(sinceChange ?? STEPS_MS.length + 1) - 1] ?? DAY_MS
  if (isFailing(outcome.verdict)) return STEPS_MS[standing.failures - 1] ?? FAILING_MS
  return sinceChange === null ? STABLE_MS : (STEPS_MS[sinceChange - 1] ?? STABLE_MS)
}

/**
 * When to look at a link again, by health (DESIGN §6): a stable one in a week; one that changed or fails after 30 minutes,
 * 2 hours, 12 hours, then daily while it fails or its host limits us, and never before the host's own time. `null`: never by itself.
 * @param input.notBefore until when the host asked to be left alone
 * @param input.sinceChange checks in a row with this result, counting this one; `null` when it never was different
 */
export const nextCheckAt = (input: { notBefore?: Date | null; now: Date; outcome: LinkOutcome; sinceChange: null | number; standing: Standing }): Date | null => {
  const { notBefore = null, now, outcome } = input
  if (notBefore !== null) return notBefore > now ? notBefore : now
  if (outcome.verdict === 'skipped' && NEVER.has(outcome.reason)) return null
  return new Date(now.getTime() + waitOf(input))
}
