import { retryAfterMs } from '../shared/retryAfterMs.ts'
import { headerOf } from './hop.ts'
import type { TraceOutcome } from './trace.ts'

const PREFIX = 'Retry-After: '

/** What is noted of a URL that was not asked because its host wants to be left alone until then. */
export const retryDetail = (epochMs: number): string => PREFIX + new Date(epochMs).toISOString()

/**
 * Until when a host asked to be left alone, as far as this trace tells (RFC 9110 §10.2.3); null where it did not.
 * @param now epoch milliseconds; a time in seconds counts from here, which is never too early
 */
export function retryAt(outcome: TraceOutcome | null | undefined, now: number): string | null {
  if (outcome?.kind === 'failure' && outcome.code === 'rate-limited') return outcome.detail.startsWith(PREFIX) ? outcome.detail.slice(PREFIX.length) : null
  if (outcome?.kind !== 'answer' || (outcome.status !== 429 && outcome.status !== 503)) return null
  const wished = retryAfterMs(headerOf(outcome.headers, 'retry-after'), now)
  return wished === null ? null : new Date(now + Math.min(wished, LONGEST_MS)).toISOString()
}

/** Nobody means more than a month. */
const LONGEST_MS = 30 * 86_400_000
