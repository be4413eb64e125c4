import { Server, type RequestListener } from 'node:http'

import { MongoClient } from 'mongodb'
import createNext from 'next'

import { readEnv, type Env } from '../../shared/env.ts'
import { UserError } from '../../shared/errors.ts'
import { createLogger } from '../createLogger.ts'
import { listen } from '../http/listen.ts'
import { PROJECT_ROOT } from '../projectRoot.ts'
import { createAdminApp } from '../web/createAdminApp.ts'
import { loginBudgets } from '../web/loginLimits.ts'
import { hasDiskSpace, healthOf, isPrimaryUp } from './checks.ts'
import { runRole } from './runRole.ts'

const FIRST_ANSWER_MS = 60_000

const loopbackOf = (host: string): string => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host)

/** The first request makes Payload connect and build its model: better before anyone waits for it, and a failure must show now. */
const warmUp = async (env: Env): Promise<void> => {
  const address = `http://${loopbackOf(env.HOST)}:${env.ADMIN_PORT}/admin/login`
  const response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(FIRST_ANSWER_MS) })
  await response.arrayBuffer()
  if (response.status >= 500) throw new UserError('STATE_INVALID', `后台没能打开：${address} 回答 ${response.status}，原因见上面的日志。`)
}

await runRole('web', async ({ product }) => {
  const env = readEnv(process.env)
  const logger = createLogger('web', env.LOG_LEVEL)
  const client = await new MongoClient(env.DATABASE_URI ?? '', { maxPoolSize: 10, serverSelectionTimeoutMS: 5_000 }).connect()
  // Next binds upgrades to the server it is given; this one never listens.
  const next = createNext({ dev: false, dir: PROJECT_ROOT, hostname: env.HOST, httpServer: new Server(), port: env.ADMIN_PORT })
  await next.prepare()
  const handler = next.getRequestHandler() as RequestListener
  const app = createAdminApp({ budgets: loginBudgets(client), env, logger, next: handler, product })
  const listening = await listen(app, env.HOST, env.ADMIN_PORT)
  await warmUp(env)
  return {
    drain: async () => {
      await listening.close()
      await next.close()
      await client.close()
    },
    health: async () => healthOf({ disk: await hasDiskSpace(env.DATA_DIR), primary: await isPrimaryUp(client) }),
  }
})
