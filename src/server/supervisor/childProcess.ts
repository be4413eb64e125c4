import { fork, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import path from 'node:path'

import type { MetricObject } from 'prom-client'

import type { ChildMessage, ParentMessage, RoleHealth, RoleName } from './messages.ts'

// Mongoose warns of the field name `errors`, which Payload's models never use as a document property.
const QUIET = ['--disable-warning=MONGOOSE']
const DRAIN_MS = 20_000
const METRICS_MS = 2_000
const ENTRY = path.join(import.meta.dirname, '..', 'roles', 'child.ts')

export type ChildEvents = { exit: [code: number | null, fatal: string | null]; health: [RoleHealth]; line: [string]; ready: [] }

export type Child = {
  drain: () => Promise<void>
  events: EventEmitter<ChildEvents>
  metrics: () => Promise<MetricObject[]>
  pid: number | undefined
  rss: () => number
  send: (message: ParentMessage) => void
}

const onMessage = (child: ChildProcess, listener: (message: ChildMessage) => void): void => {
  child.on('message', (message) => listener(message as ChildMessage))
}

/** Asks a child for its metrics; an empty list when it does not answer in time, so that one stuck role hides no other. */
const askMetrics = (child: ChildProcess, send: Child['send'], id: number): Promise<MetricObject[]> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve([]), METRICS_MS)
    onMessage(child, (message) => {
      if (message.type !== 'metrics' || message.id !== id) return
      clearTimeout(timer)
      resolve(message.metrics)
    })
    send({ id, type: 'metrics' })
  })

/** Starts `roles/<name>.ts` as a process of its own and passes on what it says. It drains when told to, or when we are gone. */
export const startChild = (name: RoleName | 'prepare', environment: NodeJS.ProcessEnv): Child => {
  const child = fork(ENTRY, [name], { env: environment, execArgv: QUIET, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const events = new EventEmitter<ChildEvents>()
  let fatal: string | null = null
  let rss = 0
  let asked = 0
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const send: Child['send'] = (message) => {
    if (child.connected) child.send(message, () => undefined)
  }
  child.setMaxListeners(50)
  onMessage(child, (message) => {
    if (message.type === 'ready') events.emit('ready')
    if (message.type === 'line') events.emit('line', message.text)
    if (message.type === 'fatal') fatal = message.message
    if (message.type === 'health') {
      rss = message.rss
      events.emit('health', message.health)
    }
  })
  child.once('exit', (code) => events.emit('exit', code, fatal))
  const drain = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    send({ type: 'drain' })
    const timer = setTimeout(() => child.kill('SIGKILL'), DRAIN_MS)
    await exited
    clearTimeout(timer)
  }
  return { drain, events, metrics: () => askMetrics(child, send, (asked += 1)), pid: child.pid, rss: () => rss, send }
}
