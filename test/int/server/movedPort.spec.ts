import { createServer, type AddressInfo, type Server } from 'node:net'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, expect, it } from '@jest/globals'
import { MongoClient } from 'mongodb'

import { readMongodState, writeMongodState } from '../../../src/server/mongo/mongodState.ts'
import { openDatabase, type OpenDatabase } from '../../../src/server/mongo/openDatabase.ts'
import { readEnv } from '../../../src/shared/env.ts'

const dataDir = mkdtempSync(path.join(tmpdir(), 'pco-moved-'))
mkdirSync(path.join(dataDir, 'mongo'))

let holder: Server | undefined
let database: OpenDatabase | undefined

const open = async (): Promise<OpenDatabase> => openDatabase(readEnv({ DATA_DIR: dataDir }), process.env, () => undefined)

const withUsers = async <T>(uri: string, work: (users: { count: () => Promise<number>; insert: () => Promise<unknown> }) => Promise<T>): Promise<T> => {
  const client = await new MongoClient(uri).connect()
  const users = client.db().collection('users')
  return work({ count: () => users.countDocuments(), insert: () => users.insertOne({ name: '一位' }, { writeConcern: { w: 'majority' } }) }).finally(() => client.close())
}

afterAll(async () => {
  await database?.stop()
  holder?.close()
  rmSync(dataDir, { force: true, recursive: true })
})

it('the embedded database starts with its data when its port was taken by another program', async () => {
  database = await open()
  await withUsers(database.uri, ({ insert }) => insert())
  await database.stop()

  holder = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const { port } = holder.address() as AddressInfo
  // As if this had been the port: other specs may want the one it had.
  writeMongodState(dataDir, { port, version: readMongodState(dataDir)?.version ?? '' })
  database = await open()
  expect(database.uri).not.toContain(`:${port}/`)
  expect(await withUsers(database.uri, ({ count, insert }) => insert().then(count))).toBe(2)
}, 60_000)
