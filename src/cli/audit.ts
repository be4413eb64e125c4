import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'

import { readExportLine } from '../audit/readExport.ts'
import { type ChainHead, GENESIS } from '../audit/sealEntries.ts'
import { verifyChain } from '../audit/verifyChain.ts'
import { runWithDatabase } from '../server/backup/runWithDatabase.ts'
import { complain, say } from '../server/report.ts'
import { ensureError, UserError } from '../shared/errors.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { sealedEntries } from '../store/auditLog.ts'

const USAGE = `用法：
  npm run audit -- export 文件    把已封存的审计日志逐行写成 JSON，并给出链尾哈希（请另行保存）
  npm run audit -- verify 文件 [链尾哈希]   不连数据库，逐条重算；给出链尾哈希时也能发现末尾被截掉的记录`

const exportTo = (file: string): Promise<void> =>
  runWithDatabase({
    role: 'worker',
    use: async (client) => {
      const target = await open(file, 'wx').catch((thrown: unknown) => {
        throw new UserError('INPUT_INVALID', `不能写入 ${file}：${ensureError(thrown).message}。请换一个不存在的文件名。`)
      })
      let head: ChainHead = GENESIS
      try {
        for await (const batch of sealedEntries(client.db().collection(OPS_SLUGS.auditLog))) {
          await target.write(batch.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
          head = batch.at(-1) ?? head
        }
      } finally {
        await target.close()
      }
      say(`已导出 ${head.seq} 条。链尾哈希 ${head.hash}`)
    },
  })

type Checked = { head: ChainHead; kind: 'whole' } | { kind: 'broken'; message: string }

const check = async (file: string): Promise<Checked> => {
  let head = GENESIS
  let number = 0
  for await (const line of createInterface({ crlfDelay: Infinity, input: createReadStream(file) })) {
    number += 1
    const verdict = verifyChain([readExportLine(line, number)], head)
    if (verdict.state === 'broken') return { kind: 'broken', message: verdict.message }
    head = verdict.head
  }
  return { head, kind: 'whole' }
}

const verify = async (file: string, expected: string | undefined): Promise<void> => {
  const checked = await check(file).catch((thrown: unknown) => {
    if (thrown instanceof UserError) throw thrown
    throw new UserError('INPUT_INVALID', `读不了 ${file}：${ensureError(thrown).message}`)
  })
  if (checked.kind === 'broken') throw new UserError('STATE_INVALID', `审计链已断：${checked.message}。`)
  if (expected !== undefined && expected !== checked.head.hash) throw new UserError('STATE_INVALID', `共 ${checked.head.seq} 条，但链尾哈希与给出的不同：末尾有记录被截掉，或不是同一份日志。`)
  say(`审计链完整，共 ${checked.head.seq} 条。链尾哈希 ${checked.head.hash}`)
}

const run = async ([action, file, expected]: readonly (string | undefined)[]): Promise<void> => {
  if (action === 'export' && file) return exportTo(file)
  if (action === 'verify' && file) return verify(file, expected)
  throw new UserError('INPUT_INVALID', USAGE)
}

try {
  await run(process.argv.slice(2))
} catch (thrown) {
  complain(thrown)
  process.exitCode = thrown instanceof UserError && thrown.code === 'STATE_INVALID' ? 1 : 2
}
