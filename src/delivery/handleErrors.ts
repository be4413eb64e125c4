import type { ErrorRequestHandler } from 'express'

import { ensureError, UserError } from '../shared/errors.ts'
import { failureOf } from './http/failureOf.ts'
import { isApiRequest, sendFailure } from './http/sendFailure.ts'
import { answerElsewhere, type FallbackOptions } from './redirect/answerElsewhere.ts'

const isMiss = (thrown: unknown): boolean => thrown instanceof UserError && (thrown.code === 'NOT_FOUND' || thrown.code === 'GONE')

/**
 * The last handler. A portal page that matched by its form but found nothing leads elsewhere (redirect, 410, 404);
 * whatever else was thrown becomes an answer, and what is our fault is logged.
 */
export const handleErrors = (options: FallbackOptions): ErrorRequestHandler => async (thrown, request, response, _next) => {
  const { context } = options
  if (response.headersSent) {
    response.destroy()
    return
  }
  if (isMiss(thrown) && !isApiRequest(request)) {
    await answerElsewhere(options, request, response)
    return
  }
  const failure = failureOf(thrown)
  if (failure.status >= 500) context.logger.error({ err: ensureError(thrown), path: request.path }, 'request failed')
  await sendFailure(context, { failure, request, response })
}
