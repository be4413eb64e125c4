import { setTimeout as sleep } from 'node:timers/promises'

import { MongoClient, MongoServerError, type Admin } from 'mongodb'

import { UserError } from '../../shared/errors.ts'
import { isFree } from '../freePort.ts'
import { replicaSetName } from './databaseUri.ts'
import type { MongodProcess } from './mongodProcess.ts'

const NOT_INITIALISED = 94
const ALREADY_INITIALISED = 23
const READY_MS = 60_000

const initiate = (admin: Admin, host: string) =>
  admin.command({ replSetInitiate: { _id: replicaSetName, members: [{ _id: 0, host }] } })

/** The port changed since the last start: the node no longer finds itself in its own configuration until told so. */
const moveMember = async (admin: Admin, host: string): Promise<void> => {
  const { config } = await admin.command({ replSetGetConfig: 1 })
  if (config.members[0].host === host) return
  const members = [{ ...config.members[0], host }]
  // The server takes the first key for the name of the command.
  await admin.command({ replSetReconfig: { ...config, members, version: config.version + 1 }, force: true })
}

const isServerError = (thrown: unknown, code: number): boolean => thrown instanceof MongoServerError && thrown.code === code

/** False while the server still reads the configuration it has: until then it says that there is none, and refuses a new one. */
const configure = async (admin: Admin, host: string): Promise<boolean> => {
  try {
    await moveMember(admin, host)
  } catch (thrown) {
    if (!isServerError(thrown, NOT_INITIALISED)) throw thrown
    try {
      await initiate(admin, host)
    } catch (refused) {
      if (isServerError(refused, ALREADY_INITIALISED)) return false
      throw refused
    }
  }
  return true
}

const configureOnceRead = async (admin: Admin, host: string): Promise<void> => {
  for (let waited = 0; waited < READY_MS; waited += 50) {
    if (await configure(admin, host)) return
    await sleep(50)
  }
  throw new UserError('DATABASE_UNAVAILABLE', `内置数据库在 ${READY_MS / 1000} 秒内没有读完自己的副本集配置，请查看数据文件夹里的 mongod.log。`)
}

const waitForPrimary = async (admin: Admin): Promise<void> => {
  for (let waited = 0; waited < READY_MS; waited += 50) {
    const hello = await admin.command({ hello: 1 })
    if (hello['isWritablePrimary']) return
    await sleep(50)
  }
  throw new UserError('DATABASE_UNAVAILABLE', `内置数据库在 ${READY_MS / 1000} 秒内没有成为主节点，请查看数据文件夹里的 mongod.log。`)
}

/** Two starts may pick one port at the same moment: who answers on it is asked before anything is changed there. */
const isOurs = async (admin: Admin, mongod: MongodProcess): Promise<boolean> => {
  const { pid } = await admin.command({ serverStatus: 1 })
  return Number(pid) === mongod.pid()
}

/** `port-taken`: a stranger listens on it, and was left alone. */
export type StartOutcome = 'port-taken' | 'primary'

/**
 * Makes the server that was just started the primary of its one-node replica set. Throws a UserError
 * (`DATABASE_UNAVAILABLE`) when it ends or does not answer.
 */
export const becomePrimary = async (port: number, mongod: MongodProcess): Promise<StartOutcome> => {
  const host = `127.0.0.1:${port}`
  const client = new MongoClient(`mongodb://${host}/?directConnection=true`, { serverSelectionTimeoutMS: READY_MS })
  const died = mongod.exited.then(async (code): Promise<StartOutcome> => {
    if (!(await isFree(port))) return 'port-taken'
    throw new UserError('DATABASE_UNAVAILABLE', `内置数据库没能启动（mongod 退出码 ${code}）。请查看数据文件夹里的 mongod.log；常见原因：数据正被别的进程使用、磁盘已满、缺少 libcurl4。`)
  })
  const ready = async (): Promise<StartOutcome> => {
    const admin = client.db('admin').admin()
    if (!(await isOurs(admin, mongod))) return 'port-taken'
    await configureOnceRead(admin, host)
    await waitForPrimary(admin)
    return 'primary'
  }
  try {
    return await Promise.race([ready(), died])
  } finally {
    await client.close()
  }
}
