import express, { type Express } from 'express'
import type { Logger } from 'pino'

import type { Env } from '../../shared/env.ts'
import type { ProductState } from '../supervisor/messages.ts'
import { healthRoutes } from './healthRoutes.ts'
import { requestLog } from './requestLog.ts'

const trustOf = (setting: string): boolean | string[] => (setting === 'none' ? false : setting.split(',').map((item) => item.trim()))

/** What every listener shares: health, no banner, a fixed idea of whom to believe about the client's address, the log. */
export const createBaseApp = (env: Pick<Env, 'TRUST_PROXY'>, logger: Logger, product: () => ProductState): Express => {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', trustOf(env.TRUST_PROXY))
  app.set('query parser', 'simple')
  app.use(healthRoutes(product))
  app.use(requestLog(logger))
  return app
}
