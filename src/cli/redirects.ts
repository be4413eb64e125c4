import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'

import { createLocalReq, getPayload, type PayloadRequest } from 'payload'

import { portalOps } from '../../collections/portal/portalOps.ts'
import { redirectActions, type ImportAnswer } from '../../hooks/redirectActions.ts'
import { settleOptions } from '../plugin.options.ts'
import { EXCHANGE_FORMATS } from '../redirects/exchange/exchangeRule.ts'
import { formatOfName, isExchangeFormat } from '../redirects/exchange/readFile.ts'
import { runWithDatabase } from '../server/backup/runWithDatabase.ts'
import { ensureSecret } from '../server/dataDir.ts'
import { complain, say } from '../server/report.ts'
import { decodeFile } from '../shared/decodeFile.ts'
import { readEnv } from '../shared/env.ts'
import { UserError } from '../shared/errors.ts'

const USAGE = `用法：
  npm run redirects -- import 文件 [--format csv|nginx|json] [--dry-run]   先逐行核对；有一行不行就一行也不写
  npm run redirects -- export [--format csv|nginx|json] [--out 文件]        默认 csv，写到标准输出`

type Command = { act: (req: PayloadRequest) => Promise<void> }

const ACTIONS = { change: '修改', create: '新增', refuse: '不行', skip: '跳过' } as const

const usageError = (message: string): UserError => new UserError('INPUT_INVALID', `${message}\n${USAGE}`)

const actions = () => redirectActions(settleOptions(portalOps(readEnv(process.env))))

const tell = ({ counts, dryRun, imported, rows }: ImportAnswer): void => {
  for (const { action, from, line, message, to } of rows) say(`第 ${line} 行 ${ACTIONS[action]}：${from} → ${to ?? '410'} ${message}`)
  const sum = `新增 ${counts.create}，修改 ${counts.change}，跳过 ${counts.skip}，不行 ${counts.refuse}`
  if (imported) return say(`导入完成：${sum}。`)
  if (counts.refuse > 0) process.exitCode = 1
  say(dryRun ? `试算完成，什么也没有写入：${sum}。` : `没有导入：有 ${counts.refuse} 行不行，请改正后再试（${sum}）。`)
}

const importCommand = (file: string, given: string | undefined, dryRun: boolean): Command => {
  const format = given ?? formatOfName(file)
  if (!isExchangeFormat(format)) throw usageError(`看不出 ${file} 的格式，请用 --format 写明。`)
  return {
    act: async (req) => {
      const text = decodeFile(await readFile(file))
      tell(await actions().importFile(req, { dryRun, format, text }))
    },
  }
}

const exportCommand = (format: string, out: string | undefined): Command => ({
  act: async (req) => {
    const { text } = await actions().exportFile(req, format)
    if (out) await writeFile(out, text)
    else process.stdout.write(text)
  },
})

const readCommand = (): Command => {
  const { positionals: [name, file, ...more], values } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' }, format: { type: 'string' }, out: { type: 'string' } },
  })
  if (values.format !== undefined && !isExchangeFormat(values.format)) throw usageError(`--format 应为 ${EXCHANGE_FORMATS.join('、')} 之一。`)
  if (name === 'import' && file && more.length === 0) return importCommand(file, values.format, values['dry-run'] ?? false)
  if (name === 'export' && !file) return exportCommand(values.format ?? 'csv', values.out)
  throw usageError('命令不完整。')
}

const readCommandOrEnd = (): Command => {
  try {
    return readCommand()
  } catch (thrown) {
    complain(thrown instanceof UserError ? thrown : usageError(thrown instanceof Error ? thrown.message : String(thrown)))
    process.exit(2)
  }
}

const command = readCommandOrEnd()

await runWithDatabase({
  // What is exported goes to standard output, and nothing else.
  report: (line) => void process.stderr.write(`${line}\n`),
  role: 'worker',
  use: async (_client, env, uri) => {
    // Payload's config reads the process' environment when it is loaded.
    Object.assign(process.env, { DATABASE_URI: uri, DATA_DIR: env.DATA_DIR, PAYLOAD_SECRET: await ensureSecret(env) })
    const { default: config } = await import('../../payload.config.ts')
    const payload = await getPayload({ config })
    try {
      await command.act(await createLocalReq({}, payload))
    } finally {
      await payload.destroy()
    }
  },
})
