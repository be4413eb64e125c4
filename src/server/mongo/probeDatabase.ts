import { MongoClient, type Db } from 'mongodb'

import { ensureError, UserError } from '../../shared/errors.ts'

const PROBE = 'transactionProbe'

const hostsOf = (uri: string): string => uri.replace(/^mongodb(\+srv)?:\/\//, '').replace(/^[^@/]*@/, '').split(/[/?]/)[0] ?? ''

/** Writes inside a transaction, rolls back and looks: what is left behind means that transactions are off. */
const rollbackLeavesNothing = async (client: MongoClient, db: Db): Promise<boolean> => {
  const probe = db.collection(PROBE)
  await db.createCollection(PROBE).catch((thrown) => {
    if (ensureError(thrown).message.includes('already exists')) return
    throw thrown
  })
  const session = client.startSession()
  try {
    session.startTransaction()
    await probe.insertOne({ at: 'probe' }, { session })
    await session.abortTransaction()
  } finally {
    await session.endSession()
  }
  return (await probe.countDocuments({}, { limit: 1 })) === 0
}

/**
 * Connects and proves that the database is a replica set whose transactions roll back. Throws a UserError
 * (`DATABASE_UNAVAILABLE`) that says which host and why.
 */
export const probeDatabase = async (uri: string): Promise<MongoClient> => {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 8_000 })
  try {
    await client.connect()
    const hello = await client.db('admin').command({ hello: 1 })
    if (!hello['setName']) throw new Error('服务器不是副本集（standalone）')
    if (!(await rollbackLeavesNothing(client, client.db()))) throw new Error('事务没有回滚')
    return client
  } catch (thrown) {
    await client.close()
    throw new UserError(
      'DATABASE_UNAVAILABLE',
      `连不上数据库 ${hostsOf(uri)}，或它不能用事务：${ensureError(thrown).message}。\n请确认 DATABASE_URI 的主机、账号与 replicaSet= 正确，且它是副本集（replica set，单节点亦可；standalone 不行）。`,
      { cause: thrown },
    )
  }
}
