import path from 'node:path'

import { createOutsideSite } from '../seed/outsideSite.ts'
import type { Env, Variables } from '../shared/env.ts'
import { systemClock } from '../shared/clock.ts'
import { UserError } from '../shared/errors.ts'
import { assertNode } from './assertNode.ts'
import { ensureBuild } from './build/ensureBuild.ts'
import { configure } from './configure.ts'
import { ensureDataDir, ensureSecret } from './dataDir.ts'
import { assertPortFree } from './freePort.ts'
import { listen } from './http/listen.ts'
import { migrate } from './migrations/migrate.ts'
import { MIGRATIONS } from './migrations/migrations.ts'
import { openDatabase, type OpenDatabase } from './mongo/openDatabase.ts'
import { probeDatabase } from './mongo/probeDatabase.ts'
import type { Report } from './report.ts'
import { prepareData } from './supervisor/prepareData.ts'
import { superviseRoles } from './supervisor/superviseRoles.ts'

const LOOPBACK = '127.0.0.1'

export type StartOptions = {
  /** Takes what must be ended later; the last one given is ended first. */
  onClose: (close: () => Promise<void>) => void
  /** Called when the product cannot go on, e.g. because the database is gone. */
  onFailure: (failure: UserError) => void
  report: Report
  /** Aborted when a stop is asked for. */
  signal: AbortSignal
}

const assertPorts = async (env: Env): Promise<void> => {
  const all = env.ROLE === 'all'
  if (all || env.ROLE === 'delivery') await assertPortFree('PORT', env.PORT, env.HOST)
  if (all || env.ROLE === 'web') await assertPortFree('ADMIN_PORT', env.ADMIN_PORT, env.HOST)
  await assertPortFree('METRICS_PORT', env.METRICS_PORT, LOOPBACK)
}

const prepareFolder = async (env: Env, variables: Variables): Promise<NodeJS.ProcessEnv> => {
  await ensureDataDir(env.DATA_DIR)
  const secret = await ensureSecret(env)
  return { ...variables, BUILD_DIR: env.BUILD_DIR, DATA_DIR: env.DATA_DIR, NODE_ENV: 'production', PAYLOAD_SECRET: secret, TZ: 'Asia/Shanghai' }
}

/** The embedded server is watched: without it nothing can be saved, and saying so at once is better than failing one by one. */
const watchDatabase = (database: OpenDatabase, dataDir: string, onFailure: StartOptions['onFailure']): void => {
  void database.mongod?.exited.then((code) => {
    onFailure(new UserError('DATABASE_UNAVAILABLE', `内置数据库意外结束（mongod 退出码 ${code ?? '未知'}），各角色正在收尾停止；已确认的保存都在。请查看 ${path.join(dataDir, 'mongod.log')}，再次运行 npm start 即可恢复。`))
  })
}

const serveOutside = async (env: Env): Promise<() => Promise<void>> => {
  await assertPortFree('OUTSIDE_PORT', env.OUTSIDE_PORT, LOOPBACK)
  return (await listen(createOutsideSite(), LOOPBACK, env.OUTSIDE_PORT)).close
}

const readyLine = (env: Env): string => {
  const has = (role: Env['ROLE']): boolean => env.ROLE === 'all' || env.ROLE === role
  const addresses = [
    ...(has('delivery') ? [`门户 http://${env.HOST}:${env.PORT}/`] : []),
    ...(has('web') ? [`后台 http://${env.HOST}:${env.ADMIN_PORT}/admin`] : []),
    `运行状况 http://${LOOPBACK}:${env.METRICS_PORT}/readyz`,
  ]
  return `\n已就绪：${addresses.join('　')}`
}

/** Brings the product up in the order database, data, admin build, roles. Throws a UserError when a step fails. */
export const start = async ({ onClose, onFailure, report, signal }: StartOptions): Promise<void> => {
  assertNode(process.versions.node)
  const { env, variables } = configure()
  const environment = await prepareFolder(env, variables)
  const database = await openDatabase(env, variables, report)
  onClose(database.stop)
  watchDatabase(database, env.DATA_DIR, onFailure)
  await assertPorts(env)
  environment['DATABASE_URI'] = database.uri
  const client = await probeDatabase(database.uri)
  onClose(() => client.close())
  const { demo } = await prepareData({ db: client.db(), environment, owned: database.mongod !== null, report, seed: env.SEED })
  await migrate({ db: client.db(), migrations: MIGRATIONS, now: systemClock, report })
  if (env.ROLE === 'all' && demo) onClose(await serveOutside(env))
  if (env.ROLE === 'all' || env.ROLE === 'web') await ensureBuild({ buildDir: env.BUILD_DIR, environment, report, signal })
  const roles = await superviseRoles({ env, environment, mongodPid: () => database.mongod?.pid() ?? null, report })
  onClose(roles.drain)
  report(readyLine(env))
}
