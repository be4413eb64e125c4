import type { Reason } from '../report.ts'
import { botWall } from './botWall.ts'
import { headerOf, type Judged, type Subject } from './subject.ts'

const BLOCKED: Readonly<Record<number, Reason>> = {
  401: 'auth', 407: 'auth', 403: 'forbidden', 451: 'forbidden', 429: 'rate-limited', 999: 'bot-wall',
}

/** A form target need not understand GET; these say only that the method or the missing fields were refused (RFC 9110 §15.5). */
const POST_ONLY = new Set([400, 405, 406, 411, 415, 422, 428, 501])

/** 304 and its like answer a question that was not asked: nothing to show. 300 comes with a page of choices. */
const isUnaskedFor = (status: number): boolean => status > 300 && status < 400

/**
 * Judges the final status: a bot wall whatever its number, refusals that say nothing about the page, then all other 4xx and 5xx.
 * A 404 or 410 counts as such even when the error page carries a challenge script.
 */
export function judgeStatus(subject: Subject): Judged | null {
  const { outcome, context } = subject
  const { status } = outcome
  const isGone = status === 404 || status === 410
  const wall = isGone && headerOf(outcome, 'cf-mitigated') === '' ? null : botWall(subject)
  if (wall) return wall
  const isFine = status < 400 && !isUnaskedFor(status)
  if (isFine || (context.post && POST_ONLY.has(status))) return null
  const evidence = [`HTTP 状态码 ${status}`]
  const retryAfter = headerOf(outcome, 'retry-after')
  if (status === 503 && retryAfter) return { reason: 'rate-limited', evidence: [...evidence, `Retry-After: ${retryAfter}`] }
  return { reason: BLOCKED[status] ?? `http-${status}`, evidence }
}
