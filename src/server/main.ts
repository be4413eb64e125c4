import path from 'node:path'

import { readEnv, type Env } from '../shared/env.ts'
import { ensureBuild } from './build/ensureBuild.ts'
import { ensureDataDir, ensureSecret } from './dataDir.ts'
import { assertPortFree } from './freePort.ts'
import { loadVariables } from './loadVariables.ts'
import { openDatabase } from './mongo/openDatabase.ts'
import { probeDatabase } from './mongo/probeDatabase.ts'
import { PROJECT_ROOT } from './projectRoot.ts'
import { complain, say } from './report.ts'
import { prepareData } from './supervisor/prepareData.ts'
import { superviseRoles } from './supervisor/superviseRoles.ts'
import { watchStop } from './supervisor/watchStop.ts'

type Closer = () => Promise<void>

const closers: Closer[] = []
let stopping = false

const closeAll = async (): Promise<void> => {
  for (const close of closers.splice(0).reverse()) await close()
}

const stop = async (why: string): Promise<void> => {
  stopping = true
  say(`\n收到停止请求（${why}），正在收尾……`)
  await closeAll()
  say('已停止，数据完好。')
  process.exit(0)
}

const assertPorts = async (env: Env): Promise<void> => {
  const all = env.ROLE === 'all'
  if (all || env.ROLE === 'delivery') await assertPortFree('PORT', env.PORT, env.HOST)
  if (all || env.ROLE === 'web') await assertPortFree('ADMIN_PORT', env.ADMIN_PORT, env.HOST)
  await assertPortFree('METRICS_PORT', env.METRICS_PORT, '127.0.0.1')
}

const start = async (): Promise<void> => {
  const variables = loadVariables(PROJECT_ROOT, process.env)
  const read = readEnv(variables)
  const env = { ...read, DATA_DIR: path.resolve(PROJECT_ROOT, read.DATA_DIR) }
  await ensureDataDir(env.DATA_DIR)
  const secret = await ensureSecret(env)
  const database = await openDatabase(env, variables, say)
  closers.push(database.stop)
  await assertPorts(env)
  const environment = { ...variables, DATA_DIR: env.DATA_DIR, DATABASE_URI: database.uri, NODE_ENV: 'production', PAYLOAD_SECRET: secret, TZ: 'Asia/Shanghai' } as NodeJS.ProcessEnv
  const client = await probeDatabase(database.uri)
  closers.push(() => client.close())
  await prepareData(client.db(), environment, say)
  if (env.ROLE === 'all' || env.ROLE === 'web') await ensureBuild(env, environment, say)
  const roles = await superviseRoles({ env, environment, mongodPid: () => database.mongod?.pid() ?? null, report: say })
  closers.push(roles.drain)
  say(`\n已就绪：门户 http://${env.HOST}:${env.PORT}/　后台 http://${env.HOST}:${env.ADMIN_PORT}/admin　运行状况 http://127.0.0.1:${env.METRICS_PORT}/readyz`)
}

watchStop((why) => void stop(why))
try {
  await start()
} catch (thrown) {
  if (!stopping) {
    complain(thrown)
    await closeAll()
    process.exit(1)
  }
}
