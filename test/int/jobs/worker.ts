import { MongoClient } from 'mongodb'

import { createQueue } from '../../../jobs/queue.ts'
import type { Task } from '../../../jobs/task.ts'
import { systemClock } from '../../../src/shared/clock.ts'

const [uri, database] = process.argv.slice(2)
if (!uri || !database) throw new Error('usage: worker.ts <uri> <database>')
const client = await MongoClient.connect(uri)
const db = client.db(database)

/** Two effects a job with a pause between them, so that a kill lands in the middle of jobs. */
const count: Task = {
  concurrency: 8,
  handler: async ({ effect, key }) => {
    await effect(`${key}:first`, async (session) => void (await db.collection('effects').insertOne({ job: key, part: 1 }, { session })))
    await new Promise((resolve) => setTimeout(resolve, 5))
    await effect(`${key}:second`, async (session) => void (await db.collection('effects').insertOne({ job: key, part: 2 }, { session })))
    return { effects: 2 }
  },
  name: 'count',
}

const quiet = { error: () => undefined, info: () => undefined, warn: () => undefined }
const queue = createQueue({ clock: systemClock, db, leaseMs: 2_000, logger: quiet, pollMs: 500, tasks: [count] })
process.on('SIGTERM', () => void queue.drain(5_000).then(() => process.exit(0)))
await queue.start()
process.send?.('ready')
