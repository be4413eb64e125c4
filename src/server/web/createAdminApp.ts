import type { RequestListener } from 'node:http'

import type { Express } from 'express'
import type { Logger } from 'pino'

import { portalUrl, type Env } from '../../shared/env.ts'
import { createBaseApp } from '../http/createBaseApp.ts'
import { publicLimits } from '../http/publicLimits.ts'
import type { ProductState } from '../supervisor/messages.ts'
import { adminHeaders } from './adminHeaders.ts'
import { adminRoutes } from './adminRoutes.ts'
import { loginLimits, type LoginBudgets } from './loginLimits.ts'
import { actionsOnlyInAdmin, bodyLimits, stripHeaders } from './requestGuards.ts'

export type AdminAppOptions = {
  budgets: LoginBudgets
  env: Pick<Env, 'HOST' | 'PORT' | 'PORTAL_URL' | 'TRUST_PROXY'>
  logger: Logger
  /** Next's own handler: reads the body itself, so nothing before it may. */
  next: RequestListener
  product: () => ProductState
}

/** Express in front of Next: health, limits, headers and closed routes; what passes goes to Payload's admin and REST. */
export const createAdminApp = ({ budgets, env, logger, next, product }: AdminAppOptions): Express => {
  const app = createBaseApp(env, logger, product)
  app.use(publicLimits())
  app.get('/', (_request, response) => response.redirect(302, '/admin'))
  app.use(stripHeaders, ...adminHeaders(new URL(portalUrl(env)).origin), adminRoutes, actionsOnlyInAdmin, bodyLimits, loginLimits(budgets))
  app.use((request, response) => next(request, response))
  return app
}
