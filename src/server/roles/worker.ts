import { getPayload } from 'payload'

import { portalOps } from '../../../collections/portal/portalOps.ts'
import { startWorker } from '../../../jobs/startWorker.ts'
import config from '../../../payload.config.ts'
import { settleOptions } from '../../plugin.options.ts'
import { readEnv } from '../../shared/env.ts'
import { assertIndexes } from '../assertIndexes.ts'
import { assertTransactions } from '../assertTransactions.ts'
import { createLogger } from '../createLogger.ts'
import { hasDiskSpace, healthOf } from './checks.ts'
import { runRole } from './runRole.ts'

await runRole('worker', async () => {
  const env = readEnv(process.env)
  const logger = createLogger('worker', env.LOG_LEVEL)
  const payload = await getPayload({ config })
  assertTransactions(payload)
  await assertIndexes(payload)
  const worker = await startWorker({ env, logger, payload, settings: settleOptions(portalOps(env)) })
  return {
    drain: async () => {
      await worker.drain()
      await payload.destroy()
    },
    health: async () => {
      const { clock, queue } = worker.health()
      return healthOf({ clock, disk: await hasDiskSpace(env.DATA_DIR), queue })
    },
  }
})
