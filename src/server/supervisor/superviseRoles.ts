import type { Env } from '../../shared/env.ts'
import { listen } from '../http/listen.ts'
import type { Report } from '../report.ts'
import type { ProductState, RoleName } from './messages.ts'
import { metricsApp } from './metricsApp.ts'
import { startRole, type SupervisedRole } from './startRole.ts'

export type SuperviseOptions = { env: Env; environment: NodeJS.ProcessEnv; mongodPid: () => number | null; report: Report }

const rolesOf = (env: Env): RoleName[] => (env.ROLE === 'all' ? ['delivery', 'worker', 'web'] : [env.ROLE])

/** Starts the roles of this start together with the metrics listener. `drain` ends them all; nothing is left behind on failure. */
export const superviseRoles = async ({ env, environment, mongodPid, report }: SuperviseOptions): Promise<{ drain: () => Promise<void> }> => {
  const names = rolesOf(env)
  const started: SupervisedRole[] = []
  const product = (): ProductState => ({
    ready: started.length === names.length && started.every((role) => role.health().ready),
    roles: Object.fromEntries(started.map((role) => [role.name, role.health()])),
  })
  const onChange = (): void => started.forEach((role) => role.child().send({ state: product(), type: 'product' }))
  const metrics = await listen(metricsApp({ mongodPid, product, roles: () => started }), '127.0.0.1', env.METRICS_PORT)
  const drain = async (): Promise<void> => {
    await Promise.all(started.map((role) => role.drain()))
    await metrics.close()
  }
  const outcomes = await Promise.allSettled(
    names.map(async (name) => {
      started.push(await startRole({ environment, name, onChange, report }))
    }),
  )
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (!failed) return { drain }
  await drain()
  throw failed.reason
}
