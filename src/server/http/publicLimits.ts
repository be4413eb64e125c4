import type { Request, RequestHandler } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'

import { UserError } from '../../shared/errors.ts'
import { sendProblem } from './sendProblem.ts'

const REQUESTS = 600
const SECONDS = 10

/** Programs on this very machine (the patrol, benchmarks, health probes) are not the public. A believed proxy names the real client. */
const isLocal = (request: Request): boolean => /^(::1|(::ffff:)?127\.)/.test(request.ip ?? '')

/** At most 600 requests in 10 s from one address; the key is the address of the connection or of a believed proxy, nothing a client writes. */
export const publicLimits = (): RequestHandler => {
  const limiter = new RateLimiterMemory({ duration: SECONDS, points: REQUESTS })
  return (request, response, next) => {
    if (isLocal(request)) return next()
    limiter.consume(request.ip ?? '').then(
      () => next(),
      () => {
        response.set('Retry-After', String(SECONDS))
        sendProblem(response, new UserError('RATE_LIMITED', '请求过于频繁，请稍后再试。'))
      },
    )
    return undefined
  }
}
