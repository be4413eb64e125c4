import { ensureDataDir } from '../dataDir.ts'
import { loadVariables } from '../loadVariables.ts'
import { PROJECT_ROOT } from '../projectRoot.ts'
import { complain, say } from '../report.ts'
import { readEnv } from '../../shared/env.ts'
import { ensureBuild } from './ensureBuild.ts'

/** `npm run build`: builds the admin ahead of a start. No database is asked; the address only satisfies the configuration. */
try {
  const variables = loadVariables(PROJECT_ROOT, process.env)
  const env = readEnv(variables)
  await ensureDataDir(env.DATA_DIR)
  const environment = {
    ...variables,
    DATABASE_URI: env.DATABASE_URI ?? 'mongodb://127.0.0.1/build?replicaSet=build',
    NODE_ENV: 'production',
    PAYLOAD_SECRET: env.PAYLOAD_SECRET ?? 'used-for-the-build-only-and-never-for-a-session',
  } as NodeJS.ProcessEnv
  await ensureBuild({ buildDir: env.BUILD_DIR, environment, report: say, signal: new AbortController().signal })
  say('后台界面已是最新。')
} catch (thrown) {
  complain(thrown)
  process.exitCode = 1
}
