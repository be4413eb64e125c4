import { Agent, buildConnector } from 'undici'

import { type AllowedHosts, hostPort, isForbiddenUrl } from './addressGuard.ts'
import { createGuardedLookup } from './guardedLookup.edge.ts'
import type { HostLookup } from './patrolOptions.ts'

export type GuardedAgent = { agent: Agent; isForbidden: (url: URL) => boolean }

type Options = { allowed: AllowedHosts; lookup?: HostLookup; timeoutMs: number }

/**
 * A pool for single requests to addresses somebody configured: private ones only where allowed by host and port, judged by the
 * very address that is connected. A refusal at connect time has the code `ADDRESS_FORBIDDEN`. Follows no redirects.
 */
export const createGuardedAgent = ({ allowed, lookup, timeoutMs }: Options): GuardedAgent => {
  const { free, guarded } = createGuardedLookup(lookup)
  const common = { allowH2: false, autoSelectFamily: true, timeout: timeoutMs }
  const connectFree = buildConnector({ ...common, lookup: free })
  const connectGuarded = buildConnector({ ...common, lookup: guarded })
  const agent = new Agent({
    bodyTimeout: timeoutMs,
    connect: (target, callback) => {
      const isAllowed = allowed.has(hostPort(new URL(`${target.protocol}//${target.host ?? target.hostname}`)))
      return (isAllowed ? connectFree : connectGuarded)(target, callback)
    },
    connections: 2,
    headersTimeout: timeoutMs,
  })
  return { agent, isForbidden: (url) => isForbiddenUrl(url, allowed) }
}
