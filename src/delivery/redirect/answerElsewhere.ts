import type { Request, Response } from 'express'

import { loggablePath } from '../../redirects/loggablePath.ts'
import type { DeliveryContext } from '../context.ts'
import { redirectAnswer } from '../http/answer.ts'
import { sendFailure } from '../http/sendFailure.ts'
import { sendStored, storeAnswer } from '../http/storedAnswer.ts'
import type { BatchedCounters } from './batchedCounters.ts'
import { findElsewhere } from './findElsewhere.ts'

const FAILURES = {
  gone: { code: 'GONE', detail: '您访问的内容已撤回或删除。', status: 410 },
  unknown: { code: 'NOT_FOUND', detail: '您访问的页面不存在，网址可能有误，也可以从首页或站内搜索继续查找。', status: 404 },
} as const

const UNTRACKED = { depend: () => undefined, expireAt: () => undefined }

export type FallbackOptions = { context: DeliveryContext; counters: BatchedCounters }

/** Answers a request that no page answered: redirect, 410 or 404. Misses and hits are counted. */
export const answerElsewhere = async ({ context, counters }: FallbackOptions, request: Request, response: Response): Promise<void> => {
  const found = await findElsewhere(context.openReading(UNTRACKED), request.originalUrl)
  if ('rule' in found && found.rule) counters.hit(found.rule.id)
  if (found.kind === 'redirect') {
    await sendStored(request, response, storeAnswer(redirectAnswer(found.to, found.status), context.headers))
    return
  }
  const kind = found.kind === 'gone' ? 'gone' : 'unknown'
  const logged = kind === 'unknown' ? loggablePath(request.originalUrl) : null
  if (logged !== null) counters.miss(logged, request.headers.referer)
  await sendFailure(context, { failure: FAILURES[kind], request, response })
}

/**
 * Answers a request by another method than GET and HEAD where a rule keeps the method (307, 308; RFC 9110 §15.4.8, .9), so
 * that a form or interface that moved is sent on. Resolves to false where there is none. Nothing of the body is read.
 */
export const redirectKeepingMethod = async ({ context, counters }: FallbackOptions, request: Request, response: Response): Promise<boolean> => {
  const found = await findElsewhere(context.openReading(UNTRACKED), request.originalUrl)
  if (found.kind !== 'redirect' || !found.rule || (found.status !== 307 && found.status !== 308)) return false
  counters.hit(found.rule.id)
  response.writeHead(found.status, { 'Content-Length': '0', Location: found.to }).end()
  return true
}
