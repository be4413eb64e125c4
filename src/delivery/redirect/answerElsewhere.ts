import type { Request, Response } from 'express'

import { normalisePath } from '../../redirects/normalisePath.ts'
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
  if (found.kind === 'redirect') {
    if (found.ruleId) counters.hit(found.ruleId)
    await sendStored(request, response, storeAnswer(redirectAnswer(found.to, found.status), context.headers))
    return
  }
  if (found.kind === 'unknown') counters.miss(normalisePath(request.originalUrl), request.headers.referer)
  await sendFailure(context, { failure: FAILURES[found.kind], request, response })
}
