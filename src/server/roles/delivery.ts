import path from 'node:path'

import { MongoClient } from 'mongodb'

import { createDeliveryApp } from '../../delivery/app.ts'
import { systemClock } from '../../shared/clock.ts'
import { readEnv } from '../../shared/env.ts'
import { createLogger } from '../createLogger.ts'
import { createBaseApp } from '../http/createBaseApp.ts'
import { listen } from '../http/listen.ts'
import { publicLimits } from '../http/publicLimits.ts'
import { hasDiskSpace, healthOf, isPrimaryUp } from './checks.ts'
import { runRole } from './runRole.ts'

await runRole('delivery', async ({ product }) => {
  const env = readEnv(process.env)
  const logger = createLogger('delivery', env.LOG_LEVEL)
  const client = await new MongoClient(env.DATABASE_URI ?? '', { maxPoolSize: 50, serverSelectionTimeoutMS: 5_000 }).connect()
  const delivery = await createDeliveryApp({
    clock: systemClock,
    db: client.db(),
    env,
    logger,
    uploadsDir: path.resolve(env.DATA_DIR, 'uploads'),
  })
  const app = createBaseApp(env, logger, product)
  app.use(publicLimits())
  app.use(delivery.app)
  const listening = await listen(app, env.HOST, env.PORT)
  return {
    drain: async () => {
      await listening.close()
      await delivery.close()
      await client.close()
    },
    health: async () => healthOf({ disk: await hasDiskSpace(env.DATA_DIR), primary: await isPrimaryUp(client) }),
  }
})
