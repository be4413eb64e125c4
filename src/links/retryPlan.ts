import { retryAfterMs } from '../shared/retryAfterMs.ts'
import { headerOf, type HopAnswer } from './hop.ts'
import { MAX_PAUSE_MS } from './hostGate.ts'

/** Whether to ask again, after how many milliseconds, and for how long the whole host asked to be left alone (`Retry-After`), 0 where it did not. */
export type RetryPlan = { again: false; strained: boolean; pauseMs: number } | { again: true; strained: boolean; afterMs: number; pauseMs: number }

const BACK_OFF_MS = [300, 1200]
const TRANSIENT = new Set([500, 502, 504, 520, 522, 524])
/** Statuses whose `Retry-After` is an order (RFC 9110 §15.6.4, RFC 6585 §4). */
export const BUSY: ReadonlySet<number> = new Set([429, 503])

/**
 * Plans the request after an answer. Definite answers are final; what may pass is asked again.
 * @param asked requests made so far for this URL
 * @param now epoch milliseconds, to read dates in `Retry-After`
 */
export function retryPlan(answer: HopAnswer, asked: number, now: number): RetryPlan {
  const afterMs = BACK_OFF_MS[asked - 1]
  if (answer.kind === 'failed') return planFailure(answer.code, afterMs, asked)
  if (BUSY.has(answer.status)) return planBusy(retryAfterMs(headerOf(answer.headers, 'retry-after'), now), afterMs)
  const isFailing = TRANSIENT.has(answer.status)
  const isCut = answer.cut === 'reset' || answer.cut === 'truncated' || answer.cut === 'decode'
  return (isFailing || isCut) && afterMs !== undefined ? { again: true, strained: isFailing, afterMs, pauseMs: 0 } : { again: false, strained: isFailing, pauseMs: 0 }
}

function planBusy(wished: number | null, afterMs: number | undefined): RetryPlan {
  const pauseMs = wished ?? 0
  if (afterMs === undefined || pauseMs > MAX_PAUSE_MS) return { again: false, strained: true, pauseMs }
  return { again: true, strained: true, afterMs: wished ?? afterMs * 2, pauseMs }
}

function planFailure(code: string, afterMs: number | undefined, asked: number): RetryPlan {
  const isPassing = code === 'reset' || code === 'dns-temporary' || code === 'protocol' || code === 'connect' || (code === 'timeout' && asked < 2)
  const strained = code === 'reset' || code === 'timeout'
  return isPassing && afterMs !== undefined ? { again: true, strained, afterMs, pauseMs: 0 } : { again: false, strained, pauseMs: 0 }
}
