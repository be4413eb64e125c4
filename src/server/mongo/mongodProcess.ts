import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { UserError } from '../../shared/errors.ts'
import { isAlive } from '../processIdentity.ts'
import { replicaSetName } from './databaseUri.ts'

export type MongodProcess = { exited: Promise<number | null>; pid: () => number | null; stop: () => Promise<void> }

/*
 * The shell lives in a session of its own, so that Ctrl-C reaches mongod only after our processes have drained. It reads
 * from a pipe whose other end only we hold: when we are gone, whatever the way, mongod is shut down cleanly.
 */
const GUARD = 'exec 3<&0; "$@" 3<&- </dev/null & pid=$!; (read _ <&3; kill -TERM $pid) & reader=$!; wait $pid; code=$?; kill $reader 2>/dev/null; exit $code'

const mongodArguments = (dataDir: string, port: number): string[] => [
  '--dbpath', path.join(dataDir, 'mongo'), '--port', String(port), '--bind_ip', '127.0.0.1', '--replSet', replicaSetName,
  '--storageEngine', 'wiredTiger', '--wiredTigerCacheSizeGB', '1', '--oplogSize', '1024', '--quiet',
  '--logpath', path.join(dataDir, 'mongod.log'), '--logRotate', 'reopen', '--logappend',
  '--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100', '--setParameter', 'diagnosticDataCollectionEnabled=false',
  '--setParameter', 'minSnapshotHistoryWindowInSeconds=900',
]

/** Id of the mongod that holds the data files, or null. */
export const runningMongod = (dataDir: string): number | null => {
  const file = path.join(dataDir, 'mongo', 'mongod.lock')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').trim()) : 0
  if (!pid || !isAlive(pid)) return null
  const command = `/proc/${pid}/cmdline`
  return existsSync(command) && !readFileSync(command, 'utf8').includes(path.join(dataDir, 'mongo')) ? null : pid
}

/** Ends a mongod whose supervisor is dead, cleanly. Throws a UserError (`STATE_INVALID`) when it does not end within 30 s. */
export const endOrphan = async (dataDir: string): Promise<void> => {
  for (let waited = 0; waited < 300; waited += 1) {
    const pid = runningMongod(dataDir)
    if (pid === null) return
    if (waited === 10) process.kill(pid, 'SIGTERM')
    await sleep(100)
  }
  throw new UserError('STATE_INVALID', `上次遗留的 mongod（进程 ${runningMongod(dataDir)}）未能在 30 秒内结束，请手工结束它后再启动。`)
}

/** Starts mongod on the data folder. It ends with this process, however this process ends. */
export const startMongod = (binary: string, dataDir: string, port: number): MongodProcess => {
  const guard = spawn('/bin/sh', ['-c', GUARD, 'mongod-guard', binary, ...mongodArguments(dataDir, port)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const exited = new Promise<number | null>((resolve) => {
    guard.once('exit', (code) => resolve(code))
    guard.once('error', () => resolve(null))
  })
  guard.stdin.on('error', () => guard.stdin.destroy())
  return {
    exited,
    pid: () => runningMongod(dataDir),
    stop: async () => {
      guard.stdin.end('\n')
      await exited
    },
  }
}
