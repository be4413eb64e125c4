import { MongoClient } from 'mongodb'

import { createQueue } from '../../../jobs/queue.ts'
import { patrolPortal } from '../../../jobs/tasks/patrolPortal.ts'
import { patrolShard } from '../../../jobs/tasks/patrolShard.ts'
import { checkTargets } from '../../../src/links/checkTargets.ts'
import { patrol } from '../../../src/links/patrol.ts'
import { systemClock } from '../../../src/shared/clock.ts'
import { readEnv } from '../../../src/shared/env.ts'

const [uri, database, site, allow = ''] = process.argv.slice(2)
if (!uri || !database || !site) throw new Error('usage: patrolWorker.ts <uri> <database> <site> [allow]')
const client = await MongoClient.connect(uri)
const db = client.db(database)
const env = readEnv({ PATROL_ALLOW: allow, PORTAL_URL: site, SEED: 'none' })

/** The product's task with the product's engine; the report is kept so that it can be compared. */
const keeping: typeof patrol = async (options) => {
  const report = await patrol(options)
  if (!options.signal?.aborted) await db.collection('reports').insertOne({ report: JSON.stringify(report) })
  return report
}

const quiet = { error: () => undefined, info: () => undefined, warn: () => undefined }
const queue = createQueue({ clock: systemClock, db, leaseMs: 1_000, logger: quiet, pollMs: 250, tasks: [patrolPortal({ db, env }, keeping), patrolShard({ db, env }, checkTargets)] })
process.on('SIGTERM', () => void queue.drain(5_000).then(() => process.exit(0)))
await queue.start()
process.send?.('ready')
