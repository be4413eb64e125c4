import { Router } from 'express'

import type { DeliveryContext } from '../context.ts'
import { notFound } from '../http/misses.ts'
import type { ApiRoute } from './defineRoute.ts'
import { docsAnswer } from './docsPage.ts'
import { openApiAnswer } from './openApi.ts'
import { changeRoutes } from './routes/changes.ts'
import { columnRoutes } from './routes/columns.ts'
import { feedRoutes } from './routes/feeds.ts'
import { newsRoutes, pageRoutes } from './routes/news.ts'
import { policyRoutes } from './routes/policies.ts'
import { quotaRoutes } from './routes/quota.ts'
import { registerRoutes } from './routes/registers.ts'
import { resolveRoutes } from './routes/resolve.ts'
import { scoreRoutes } from './routes/scores.ts'
import { searchRoutes } from './routes/search.ts'

/** All routes of the content API in the order in which they are described. */
export const API_ROUTES: readonly ApiRoute[] = [
  ...columnRoutes, ...newsRoutes, ...pageRoutes, ...policyRoutes, ...scoreRoutes, ...quotaRoutes, ...registerRoutes, ...resolveRoutes, ...searchRoutes,
  ...changeRoutes, ...feedRoutes,
]

/** The content API, to be mounted at `/content/v1`. */
export const contentApi = (context: DeliveryContext): Router => {
  const router = Router()
  for (const route of API_ROUTES) router.get(route.path, route.handler(context))
  const { env, portal } = context
  router.get('/openapi.json', context.serve(async () => openApiAnswer(API_ROUTES, { portal, siteName: env.SITE_NAME })))
  router.get('/docs', context.serve(async () => docsAnswer(API_ROUTES, env.SITE_NAME)))
  router.use((request) => {
    throw notFound(`接口 ${request.baseUrl}${request.path}；全部接口见 /content/v1/openapi.json`)
  })
  return router
}

/** The feed and the sitemap under the addresses at which readers and crawlers look for them. */
export const rootFeeds = (context: DeliveryContext): Router => {
  const router = Router()
  for (const route of feedRoutes) router.get(route.path, route.handler(context))
  return router
}
