import { retryAfterMs } from '../shared/retryAfterMs.ts'
import type { RobotChannel } from './robots.ts'
import type { SendOutcome } from './settleAttempt.ts'

/** What came back; a body that was too long is cut. */
export type RobotAnswer =
  | { body: string; kind: 'answer'; retryAfter: string; status: number }
  /** `forbidden`: an address that must not be contacted. */
  | { code: string; forbidden: boolean; kind: 'failure' }

const LONGEST = 200
const MINUTE_MS = 60_000

/**
 * Codes inside a 200 that mean “later”. WeCom: -1 busy, 45009 too many (20 a minute); DingTalk: -1 busy, 130101 too many,
 * 410100 too many (blocked for ten minutes). Every other code but 0 is for good.
 */
const LATER: Readonly<Record<number, number>> = { [-1]: 5_000, 45_009: MINUTE_MS, 130_101: MINUTE_MS, 410_100: 10 * MINUTE_MS }

const PASSING: ReadonlySet<number> = new Set([408, 425, 429])

const permanent = (detail: string): SendOutcome => ({ detail: detail.slice(0, LONGEST), kind: 'permanent' })
const temporary = (detail: string, after: null | number = null): SendOutcome => ({ detail: detail.slice(0, LONGEST), kind: 'temporary', retryAfterMs: after })

const errcodeOf = (body: string): { code: number; message: string } | null => {
  try {
    const read: unknown = JSON.parse(body)
    if (typeof read !== 'object' || read === null || !('errcode' in read) || typeof read.errcode !== 'number') return null
    return { code: read.errcode, message: 'errmsg' in read && typeof read.errmsg === 'string' ? read.errmsg : '' }
  } catch {
    return null
  }
}

const judgeErrcode = (body: string): SendOutcome => {
  const answer = errcodeOf(body)
  if (!answer) return temporary('应答里没有 errcode，可能不是机器人的地址')
  if (answer.code === 0) return { kind: 'sent' }
  const detail = `errcode ${answer.code}：${answer.message}`
  const after = LATER[answer.code]
  return after === undefined ? permanent(detail) : temporary(detail, after)
}

/**
 * Whether a robot took the message and, if not, whether trying again can help. A redirect is never followed and is for good: the
 * address in the configuration is to be mended. `now` is epoch milliseconds, to read dates in `Retry-After`.
 */
export const judgeRobot = (channel: RobotChannel, answer: RobotAnswer, now: number): SendOutcome => {
  if (answer.kind === 'failure') return answer.forbidden ? permanent('该地址不允许访问（内网地址须列入 NOTIFY_ALLOW）') : temporary(answer.code)
  const { body, retryAfter, status } = answer
  if (status >= 300 && status < 400) return permanent(`HTTP ${status}：通知地址发生跳转，未跟随；请改为最终地址`)
  if (status >= 500 || PASSING.has(status)) return temporary(`HTTP ${status}`, retryAfterMs(retryAfter, now))
  if (status >= 400) return permanent(`HTTP ${status}`)
  return channel === 'webhook' ? { kind: 'sent' } : judgeErrcode(body)
}
