import path from 'node:path'

import { restoreBackup } from '../server/backup/restoreBackup.ts'
import { folderArgument, runWithDatabase } from '../server/backup/runWithDatabase.ts'
import { summary } from '../server/backup/summary.ts'
import { say } from '../server/report.ts'
import { systemClock } from '../shared/clock.ts'

const dir = path.resolve(folderArgument('请写明从哪份备份恢复：npm run restore -- 文件夹'))

await runWithDatabase({
  role: 'all',
  use: async (client, env) => {
    const manifest = await restoreBackup({ db: client.db(), dir, now: systemClock(), uploadsDir: path.join(env.DATA_DIR, 'uploads') })
    say(`恢复完成并已核对：${summary(manifest)}。现在可以运行 npm start。`)
  },
})
