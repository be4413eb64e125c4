import type { MetricObject } from 'prom-client'

export type RoleName = 'web' | 'delivery' | 'worker'

/** What a role says of itself. `checks` names each condition of readiness. */
export type RoleHealth = { checks: Record<string, boolean>; ready: boolean }

/** From a child to its supervisor. */
export type ChildMessage =
  | { type: 'ready' }
  | { type: 'fatal'; message: string }
  | { type: 'health'; health: RoleHealth; rss: number }
  | { type: 'metrics'; id: number; metrics: MetricObject[] }
  | { type: 'line'; text: string }

/** The whole product as the supervisor sees it; each listener's `/readyz` answers by it. */
export type ProductState = { ready: boolean; roles: Record<string, RoleHealth> }

/** From the supervisor to a child. */
export type ParentMessage = { type: 'drain' } | { type: 'metrics'; id: number } | { type: 'product'; state: ProductState }
