import type { LinkOutcome, Standing, Verdict } from './types.ts'

/** A second failure counts only when it comes this long after the first: a reboot or a deployment is over by then. */
const CONFIRM_AFTER_MS = 2 * 60 * 60 * 1000

const HEALTHY: Standing = { confirmed: false, failingSince: null, failures: 0 }

/** Whether the verdict counts towards confirmation. Blocked, suspicious and redirected links never do (DESIGN §5.5). */
export const isFailing = (verdict: Verdict): boolean => verdict === 'broken' || verdict === 'danger'

const isCertainAtOnce = ({ internal, reason, verdict }: LinkOutcome): boolean =>
  verdict === 'broken' && (reason === 'dns' || (internal && (reason === 'http-404' || reason === 'http-410')))

/**
 * How a link stands after this check (DESIGN §5.5, §6): confirmed by a failing run at least two hours after the first
 * failure, or at once for unresolvable names and for 404/410 on our own site. A skipped check teaches nothing and changes nothing.
 */
export const confirm = (input: { now: Date; outcome: LinkOutcome; previous: null | Standing }): Standing => {
  const { now, outcome } = input
  const previous = input.previous ?? HEALTHY
  if (outcome.verdict === 'skipped') return previous
  if (!isFailing(outcome.verdict)) return HEALTHY
  const failingSince = previous.failingSince ?? now
  const longEnough = now.getTime() - failingSince.getTime() >= CONFIRM_AFTER_MS
  return { confirmed: previous.confirmed || longEnough || isCertainAtOnce(outcome), failingSince, failures: previous.failures + 1 }
}
