import express, { type Express, type RequestHandler } from 'express'

import { contentApi, rootFeeds } from './api/contentApi.ts'
import { followChanges } from './changes/followChanges.ts'
import { createContext, type DeliveryContext, type DeliveryOptions } from './context.ts'
import { handleErrors } from './handleErrors.ts'
import { sendFailure } from './http/sendFailure.ts'
import { sendStored } from './http/storedAnswer.ts'
import { portalRouter } from './portal/portalRouter.ts'
import { answerElsewhere, type FallbackOptions, redirectKeepingMethod } from './redirect/answerElsewhere.ts'
import { createBatchedCounters } from './redirect/batchedCounters.ts'

/** Answers from the cache before anything else is asked; the bulk of all requests ends here. */
const answerKept = ({ caches }: DeliveryContext): RequestHandler => (request, response, next) => {
  const stored = request.method === 'GET' || request.method === 'HEAD' ? caches.answers.peek(request.originalUrl) : undefined
  return stored ? sendStored(request, response, stored) : next()
}

const allowReadsOnly = ({ context, counters }: FallbackOptions): RequestHandler => async (request, response, next) => {
  for (const [name, value] of Object.entries(context.headers)) response.setHeader(name, value)
  if (request.method === 'GET' || request.method === 'HEAD') {
    next()
    return
  }
  response.setHeader('Allow', 'GET, HEAD, OPTIONS')
  if (request.method === 'OPTIONS') {
    response.writeHead(204, { 'Access-Control-Allow-Methods': 'GET, HEAD', 'Access-Control-Allow-Origin': '*', 'Access-Control-Max-Age': '86400' }).end()
    return
  }
  if (await redirectKeepingMethod({ context, counters }, request, response)) return
  const failure = { code: 'METHOD_NOT_ALLOWED', detail: `这里只能读取（GET、HEAD），不接受 ${request.method}。`, status: 405 } as const
  await sendFailure(context, { failure, request, response })
}

/**
 * The public side as an Express application: content API and portal, published content only. It never listens.
 * `close` stops following changes and writes what was counted; the database stays open.
 */
export const createDeliveryApp = async (options: DeliveryOptions): Promise<{ app: Express; close: () => Promise<void> }> => {
  const context = createContext(options)
  const { answers, facts } = context.caches
  const counters = createBatchedCounters(options)
  const changes = followChanges({
    db: options.db,
    listener: {
      changed: (collection) => [facts, answers].forEach((cache) => cache.invalidate([collection])),
      setBlind: (blind) => [facts, answers].forEach((cache) => cache.setBlind(blind)),
    },
    logger: options.logger,
  })
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.use(answerKept(context), allowReadsOnly({ context, counters }))
  app.use('/content/v1', contentApi(context))
  app.use(rootFeeds(context))
  app.use(portalRouter(context))
  app.use((request, response) => answerElsewhere({ context, counters }, request, response))
  const onError = handleErrors({ context, counters })
  app.use(onError, onError) // the second answers where making the first answer failed (a 404 page without a database)
  return {
    app,
    close: async () => {
      await changes.close()
      await counters.close()
    },
  }
}
