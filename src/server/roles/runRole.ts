import { setTimeout as sleep } from 'node:timers/promises'

import { collectDefaultMetrics, register } from 'prom-client'

import { complain } from '../report.ts'
import type { ChildMessage, ParentMessage, ProductState, RoleHealth, RoleName } from '../supervisor/messages.ts'
import { fail } from './fail.ts'

export type RoleContext = { line: (text: string) => void; product: () => ProductState }
export type RunningRole = { drain: () => Promise<void>; health: () => Promise<RoleHealth> }

const HEALTH_EVERY_MS = 1_000
const FORCED_MS = 15_000

const tell = (message: ChildMessage): void => {
  if (process.connected) process.send?.(message)
}

const reportHealth = async (role: RunningRole, isDraining: () => boolean): Promise<void> => {
  while (!isDraining()) {
    tell({ health: await role.health(), rss: process.memoryUsage.rss(), type: 'health' })
    await sleep(HEALTH_EVERY_MS, undefined, { ref: false })
  }
}

/** Ends the process after the role has drained; by force where the drain hangs. */
const exitAfter = async (drain: () => Promise<void>): Promise<void> => {
  setTimeout(() => process.exit(1), FORCED_MS).unref()
  try {
    await drain()
    process.exit(0)
  } catch (thrown) {
    complain(thrown)
    process.exit(1)
  }
}

/**
 * Life of a role in its process: starts the role, reports ready and health, answers the supervisor, and drains once on
 * SIGINT, SIGTERM, request, or when the supervisor is gone.
 */
export const runRole = async (name: RoleName, start: (context: RoleContext) => Promise<RunningRole>): Promise<void> => {
  let product: ProductState = { ready: false, roles: {} }
  let running: RunningRole | null = null
  let draining = false
  collectDefaultMetrics()
  register.setDefaultLabels({ role: name })
  const drain = (): void => {
    if (draining) return
    draining = true
    void exitAfter(async () => running?.drain())
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, drain)
  process.on('disconnect', drain)
  process.on('message', (raw) => {
    const message = raw as ParentMessage
    if (message.type === 'drain') drain()
    if (message.type === 'product') product = message.state
    if (message.type === 'metrics') void register.getMetricsAsJSON().then((metrics) => tell({ id: message.id, metrics, type: 'metrics' }))
  })
  try {
    running = await start({ line: (text) => tell({ text, type: 'line' }), product: () => product })
  } catch (thrown) {
    return fail(thrown)
  }
  tell({ type: 'ready' })
  await reportHealth(running, () => draining)
}
