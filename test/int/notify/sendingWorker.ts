import { MongoClient } from 'mongodb'

import { deliverNotifications } from '../../../jobs/tasks/deliverNotifications.ts'
import { readEnv } from '../../../src/shared/env.ts'
import { taskRun } from '../../helpers/taskRun.ts'

const [uri, database, smtp, at] = process.argv.slice(2)
if (!uri || !database || !smtp || !at) throw new Error('usage: sendingWorker.ts <uri> <database> <smtp> <instant>')
const client = await MongoClient.connect(uri)
process.send?.('ready')
await deliverNotifications({ db: client.db(database), env: readEnv({ SMTP_URL: smtp }) }).handler(taskRun(new Date(at)))
await client.close()
