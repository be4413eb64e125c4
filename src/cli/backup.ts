import path from 'node:path'

import { MongoClient } from 'mongodb'

import { summary } from '../server/backup/summary.ts'
import { writeBackup } from '../server/backup/writeBackup.ts'
import { configure } from '../server/configure.ts'
import { openDatabase } from '../server/mongo/openDatabase.ts'
import { complain, say } from '../server/report.ts'
import { systemClock } from '../shared/clock.ts'
import { UserError } from '../shared/errors.ts'

const run = async (target: string | undefined): Promise<void> => {
  if (!target) throw new UserError('INPUT_INVALID', '请写明备份写到哪里：npm run backup -- 文件夹')
  const { env, variables } = configure()
  // A single role joins the embedded server of a running product instead of asking for the data folder.
  const database = await openDatabase({ ...env, ROLE: 'worker' }, variables, say)
  const client = await MongoClient.connect(database.uri)
  try {
    const dir = path.resolve(target)
    const manifest = await writeBackup({ client, clock: systemClock, dir, uploadsDir: path.join(env.DATA_DIR, 'uploads') })
    say(`备份完成：${summary(manifest)}，已写入 ${dir}。密钥 PAYLOAD_SECRET（${path.join(env.DATA_DIR, 'secret')}）不在其中，请另行妥善保存；没有它，机器接口密钥须重新签发。`)
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
