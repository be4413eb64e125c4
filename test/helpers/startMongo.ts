import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { MongoMemoryReplSet } from 'mongodb-memory-server-core'

export type TestMongo = { stop: () => Promise<void>; uri: string }

/** Starts a throw-away one-node replica set for a test run. The URI carries `replicaSet=`, or transactions would be off. */
export const startMongo = async (binary: string): Promise<TestMongo> => {
  const dbPath = await mkdtemp(path.join(tmpdir(), 'pco-test-mongo-'))
  const server = await MongoMemoryReplSet.create({
    binary: { systemBinary: binary, version: '6.0.5' },
    instanceOpts: [{ dbPath, storageEngine: 'wiredTiger' }],
    replSet: { count: 1, name: 'rs0', storageEngine: 'wiredTiger' },
  })
  const uri = server.getUri()
  return {
    stop: async () => {
      await server.stop({ doCleanup: true, force: true })
      if (existsSync(dbPath)) await rm(dbPath, { force: true, recursive: true })
    },
    uri: uri.includes('replicaSet=') ? uri : `${uri}?replicaSet=rs0`,
  }
}
