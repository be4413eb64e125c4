/** How a peer took a message. `retryAfterMs` is what it asked for; `detail` may be shown to operators and holds no secret. */
export type SendOutcome =
  | { detail: string; kind: 'permanent' }
  | { detail: string; kind: 'temporary'; retryAfterMs: null | number }
  | { kind: 'sent' }

/** What becomes of a message after an attempt. */
export type Settled = { at: Date; error: string; kind: 'retry' } | { error: string; kind: 'failed' } | { kind: 'sent' }

/** Attempts until a message is given up; with waits doubling from half a minute to two hours that is about a day. */
export const MAX_ATTEMPTS = 18

/** A peer may not put a message off for longer. */
const LONGEST_WAIT_MS = 24 * 3_600_000

type Attempt = {
  /** Number of this attempt, from 1. */
  attempt: number
  now: Date
  /** Milliseconds to wait before the next attempt where the peer asks for nothing. */
  waitMs: number
}

/** Sent, tried again later, or given up: what the peer refuses for good at once, the rest after `MAX_ATTEMPTS`. */
export const settleAttempt = (outcome: SendOutcome, { attempt, now, waitMs }: Attempt): Settled => {
  if (outcome.kind === 'sent') return outcome
  if (outcome.kind === 'permanent') return { error: outcome.detail, kind: 'failed' }
  if (attempt >= MAX_ATTEMPTS) return { error: `尝试 ${attempt} 次仍未送达：${outcome.detail}`, kind: 'failed' }
  const wait = Math.min(LONGEST_WAIT_MS, Math.max(outcome.retryAfterMs ?? 0, waitMs))
  return { at: new Date(now.getTime() + wait), error: outcome.detail, kind: 'retry' }
}
