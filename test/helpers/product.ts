import { spawn, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { freePort } from '../../src/server/freePort.ts'

export type Product = {
  child: ChildProcess
  /** Resolves with the exit code, or null when it was killed. */
  exited: Promise<number | null>
  output: () => string
  pid: number
  /** Resolves when the product says that it is ready; rejects with its output when it ends before. */
  ready: Promise<void>
}

const root = path.resolve(import.meta.dirname, '../..')
const ENTRY = ['node', 'src/server/main.ts'] as const

/** Below the ports that the system hands out (32768 on), which another spec's servers and connections would meet; 50 for each process that runs specs, all below the database's 27117. */
let lastPort = 20_000 + 50 * (process.pid % 140)

const nextPort = async (): Promise<number> => {
  lastPort = await freePort(lastPort + 1)
  return lastPort
}

/** A data folder and ports of its own, so that no test meets another or a running `npm start`. */
export const productEnvironment = async (): Promise<Record<string, string>> => {
  const [port, admin, metrics, outside] = [await nextPort(), await nextPort(), await nextPort(), await nextPort()]
  return {
    ADMIN_PORT: String(admin), BUILD_DIR: '.next-test', DATA_DIR: await mkdtemp(path.join(tmpdir(), 'pco-test-product-')), LOG_LEVEL: 'warn',
    METRICS_PORT: String(metrics), OUTSIDE_PORT: String(outside), PORT: String(port), ROLE: 'worker', SEED: 'none',
  }
}

const inheritedVariables = (): Record<string, string | undefined> =>
  ({ HOME: process.env['HOME'], MONGOD_BINARY: process.env['MONGOD_BINARY'], NODE_ENV: process.env.NODE_ENV, PATH: process.env['PATH'] })

/** Runs a command of the terminal to its end. */
export const runCommand = async ([program = '', ...args]: readonly string[], environment: Readonly<Record<string, string>>): Promise<{ code: number | null; output: string }> => {
  const child = spawn(program, args, { cwd: root, env: { ...inheritedVariables(), ...environment } as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, output }
}

/** Starts the product as a person would, in a process group of its own. */
export const startProduct = (environment: Record<string, string>, command: readonly string[] = ENTRY): Product => {
  const [program = '', ...args] = command
  const child = spawn(program, args, { cwd: root, detached: true, env: { ...inheritedVariables(), ...environment } as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  const ready = new Promise<void>((resolve, reject) => {
    const onData = (chunk: Buffer): void => {
      text += chunk.toString()
      if (text.includes('已就绪')) resolve()
    }
    child.stdout.on('data', onData)
    child.stderr.on('data', onData)
    void exited.then((code) => reject(new Error(`ended with ${code}:\n${text}`)))
  })
  ready.catch(() => undefined)
  return { child, exited, output: () => text, pid: child.pid ?? 0, ready }
}

const mentions = (pid: string, text: string): boolean => {
  try {
    return ['cmdline', 'environ'].some((file) => readFileSync(`/proc/${pid}/${file}`, 'utf8').includes(text))
  } catch {
    // Ended between listing and reading.
    return false
  }
}

/** Processes that carry `text` (a data folder) in their command line or environment: what a product has left behind. */
export const processesWith = (text: string): string[] =>
  readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid && mentions(name, text))

/** Waits at most `ms` for the last process of a product to be gone and returns those still there. */
export const leftBehind = async (text: string, ms: number): Promise<string[]> => {
  for (let waited = 0; waited < ms; waited += 50) {
    if (processesWith(text).length === 0) return []
    await sleep(50)
  }
  return processesWith(text)
}
