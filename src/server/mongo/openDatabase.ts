import path from 'node:path'

import type { Env, Variables } from '../../shared/env.ts'
import { lockHolder, takeDataLock } from '../dataLock.ts'
import { freePort } from '../freePort.ts'
import type { Report } from '../report.ts'
import { embeddedUri, withDurability } from './databaseUri.ts'
import { findMongod } from './findMongod.ts'
import { endOrphan, startMongod, type MongodProcess } from './mongodProcess.ts'
import { readMongodState, writeMongodState } from './mongodState.ts'
import { becomePrimary } from './replicaSet.ts'

export type OpenDatabase = {
  /** Null for a server that is not ours: DATABASE_URI, or one that another process of ours runs. */
  mongod: MongodProcess | null
  stop: () => Promise<void>
  uri: string
}

const DEFAULT_PORT = 27_117

/** Starts the embedded server for the holder of the data lock. */
const startEmbedded = async (dataDir: string, variables: Variables, report: Report): Promise<{ mongod: MongodProcess; uri: string }> => {
  const state = readMongodState(dataDir)
  const { binary, version } = await findMongod({ report, storedVersion: state?.version, variables })
  await endOrphan(dataDir)
  const port = await freePort(state?.port ?? DEFAULT_PORT)
  const mongod = startMongod(binary, dataDir, port)
  try {
    await becomePrimary(port, mongod)
  } catch (thrown) {
    await mongod.stop()
    throw thrown
  }
  writeMongodState(dataDir, { port, version })
  return { mongod, uri: embeddedUri(port) }
}

/**
 * The database of this start: DATABASE_URI; else the embedded server, which a single role shares with the process that
 * runs it. `stop` ends what was started here. Throws a UserError when it cannot be had.
 */
export const openDatabase = async (env: Env, variables: Variables, report: Report): Promise<OpenDatabase> => {
  const dataDir = path.resolve(env.DATA_DIR)
  const shared = env.ROLE === 'all' ? null : readMongodState(dataDir)
  if (!env.DATABASE_URI && shared && lockHolder(dataDir) !== null) {
    return { mongod: null, stop: async () => undefined, uri: embeddedUri(shared.port) }
  }
  const needsLock = env.ROLE === 'all' || !env.DATABASE_URI
  const lock = needsLock ? takeDataLock(dataDir) : null
  try {
    if (env.DATABASE_URI) return { mongod: null, stop: async () => lock?.release(), uri: withDurability(env.DATABASE_URI) }
    const { mongod, uri } = await startEmbedded(dataDir, variables, report)
    const stop = async (): Promise<void> => {
      await mongod.stop()
      lock?.release()
    }
    return { mongod, stop, uri }
  } catch (thrown) {
    lock?.release()
    throw thrown
  }
}
