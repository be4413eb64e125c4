import { randomUUID } from 'node:crypto'

import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'

/** Logs each request under an id of our own making, which the answer carries as `X-Request-Id`. Good answers only at `debug`. */
export const requestLog = (logger: Logger): RequestHandler =>
  pinoHttp({
    customLogLevel: (_request, response, error) => {
      if (error || response.statusCode >= 500) return 'error'
      return response.statusCode >= 400 ? 'info' : 'debug'
    },
    genReqId: (_request, response) => {
      const id = randomUUID()
      response.setHeader('X-Request-Id', id)
      return id
    },
    logger,
    serializers: {
      req: (request) => ({ id: request.id, ip: request.remoteAddress, method: request.method, url: String(request.url).split('?')[0] }),
      res: (response) => ({ status: response.statusCode }),
    },
  })
