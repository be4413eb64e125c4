import path from 'node:path'

import { MongoClient } from 'mongodb'

import { restoreBackup } from '../server/backup/restoreBackup.ts'
import { summary } from '../server/backup/summary.ts'
import { configure } from '../server/configure.ts'
import { ensureDataDir } from '../server/dataDir.ts'
import { openDatabase } from '../server/mongo/openDatabase.ts'
import { complain, say } from '../server/report.ts'
import { systemClock } from '../shared/clock.ts'
import { UserError } from '../shared/errors.ts'

const run = async (source: string | undefined): Promise<void> => {
  if (!source) throw new UserError('INPUT_INVALID', '请写明从哪份备份恢复：npm run restore -- 文件夹')
  const { env, variables } = configure()
  await ensureDataDir(env.DATA_DIR)
  // All roles: the data folder must be free, so a running product refuses this.
  const database = await openDatabase({ ...env, ROLE: 'all' }, variables, say)
  const client = await MongoClient.connect(database.uri)
  try {
    const manifest = await restoreBackup({ db: client.db(), dir: path.resolve(source), now: systemClock(), uploadsDir: path.join(env.DATA_DIR, 'uploads') })
    say(`恢复完成并已核对：${summary(manifest)}。现在可以运行 npm start。`)
  } finally {
    await client.close()
    await database.stop()
  }
}

try {
  await run(process.argv[2])
} catch (thrown) {
  complain(thrown)
  process.exitCode = thrown instanceof UserError ? 1 : 2
}
