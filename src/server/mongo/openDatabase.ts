import path from 'node:path'

import type { Env, Variables } from '../../shared/env.ts'
import { UserError } from '../../shared/errors.ts'
import { lockHolder, takeDataLock } from '../dataLock.ts'
import { freePort } from '../freePort.ts'
import type { Report } from '../report.ts'
import { embeddedUri, withDurability } from './databaseUri.ts'
import { findMongod } from './findMongod.ts'
import { endOrphan, startMongod, type MongodProcess } from './mongodProcess.ts'
import { readMongodState, writeMongodState } from './mongodState.ts'
import { becomePrimary, type StartOutcome } from './replicaSet.ts'

export type OpenDatabase = {
  /** Null for a server that is not ours: DATABASE_URI, or one that another process of ours runs. */
  mongod: MongodProcess | null
  stop: () => Promise<void>
  uri: string
}

const DEFAULT_PORT = 27_117

const TRIES = 5

/** A server on the first port from `wanted` on that no stranger took between the look and the start. */
const startOnFreePort = async (binary: string, dataDir: string, wanted: number): Promise<{ mongod: MongodProcess; port: number }> => {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const port = await freePort(wanted)
    const mongod = startMongod(binary, dataDir, port)
    let outcome: StartOutcome = 'port-taken'
    try {
      outcome = await becomePrimary(port, mongod)
      if (outcome === 'primary') return { mongod, port }
    } finally {
      if (outcome !== 'primary') await mongod.stop()
    }
  }
  throw new UserError('DATABASE_UNAVAILABLE', `内置数据库选定的端口（${wanted} 起）连续 ${TRIES} 次在启动时被别的程序抢占。请稍后再启动。`)
}

/** Starts the embedded server for the holder of the data lock. */
const startEmbedded = async (dataDir: string, variables: Variables, report: Report): Promise<{ mongod: MongodProcess; uri: string }> => {
  const state = readMongodState(dataDir)
  const { binary, version } = await findMongod({ report, storedVersion: state?.version, variables })
  await endOrphan(dataDir)
  const { mongod, port } = await startOnFreePort(binary, dataDir, state?.port ?? DEFAULT_PORT)
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
