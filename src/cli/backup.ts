import path from 'node:path'

import { folderArgument, runWithDatabase } from '../server/backup/runWithDatabase.ts'
import { summary } from '../server/backup/summary.ts'
import { writeBackup } from '../server/backup/writeBackup.ts'
import { say } from '../server/report.ts'
import { systemClock } from '../shared/clock.ts'

const dir = path.resolve(folderArgument('请写明备份写到哪里：npm run backup -- 文件夹'))

await runWithDatabase({
  role: 'worker',
  use: async (client, env) => {
    const manifest = await writeBackup({ client, clock: systemClock, dir, uploadsDir: path.join(env.DATA_DIR, 'uploads') })
    say(`备份完成：${summary(manifest)}，已写入 ${dir}。密钥 PAYLOAD_SECRET（${path.join(env.DATA_DIR, 'secret')}）不在其中，请另行妥善保存；没有它，机器接口密钥须重新签发。`)
  },
})
