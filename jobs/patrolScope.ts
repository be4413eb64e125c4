import { type Env, portalUrl } from '../src/shared/env.ts'

/** What the portal's patrol may touch, as both the full run and the re-checks use it. */
export type PatrolScope = { allow: readonly string[]; internal: readonly string[]; url: string }

/** The portal, the configured hosts and, with demonstration data, the loopback site that plays the outside. */
export const patrolScope = (env: Env): PatrolScope => ({
  allow: env.SEED === 'demo' ? [...env.PATROL_ALLOW, `127.0.0.1:${env.OUTSIDE_PORT}`] : env.PATROL_ALLOW,
  internal: env.INTERNAL_HOSTS,
  url: `${portalUrl(env)}/`,
})
