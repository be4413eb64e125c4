import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'

import { parse as parseYaml } from 'yaml'
import { z } from 'zod'

import { patrol } from '../links/patrol.ts'
import type { PatrolOptions, PatrolProgress } from '../links/patrolOptions.ts'
import type { PatrolReport } from '../links/report.ts'
import { writeCsv } from '../links/writers/writeCsv.ts'
import { writeHtml } from '../links/writers/writeHtml.ts'
import { writeJson } from '../links/writers/writeJson.ts'
import { writeJunit } from '../links/writers/writeJunit.ts'
import { withComparison } from '../links/compare/withComparison.ts'
import { ensureError, UserError } from '../shared/errors.ts'
import { CHANGE_NAMES, CHANGES } from '../shared/report/changeNames.ts'
import { FORMATS, writeReports, type Writers } from './reportFormats.ts'
import { readEarlierReport } from './readEarlierReport.ts'
import { stopOnSignals } from './stopOnSignals.ts'

const USAGE = `用法：npm run patrol -- 网址 [选项]

  --format html,json,csv,junit,xlsx  报告格式，默认 html,json（只写一种且无 --out 时输出到标准输出）
  --out 目录                    报告写入 目录/report.{html,json,csv,xml,xlsx}
  --compare 文件.json           与先前的 JSON 报告比较：新增、已消失、仍未解决
  --allow HOST[:PORT]           允许访问的内网主机，可重复
  --internal HOST[:PORT]        同属本站的其他主机，可重复
  --external check|list|skip    站外链接：检查（默认）、只列出、不列出
  --concurrency N               每台主机同时请求数，默认 8
  --max-pages N  --max-depth N  读取的页面数与层数上限
  --timeout 秒                  等待回答的时限，默认 20
  --fail-on broken|suspicious|never  何时以 1 退出，默认 broken
  --config 文件                 从 JSON 或 YAML 读取以上选项（命令行优先）
`

const PATROL_FORMATS = [...FORMATS, 'xlsx'] as const

const count = z.coerce.number().int().nonnegative()
const Settings = z.strictObject({
  url: z.string().optional(),
  format: z.string().transform((list) => list.split(',').map((name) => name.trim())).pipe(z.array(z.enum(PATROL_FORMATS)).min(1)).optional(),
  compare: z.string().min(1).optional(),
  out: z.string().min(1).optional(),
  allow: z.array(z.string()).optional(),
  internal: z.array(z.string()).optional(),
  external: z.enum(['check', 'list', 'skip']).optional(),
  concurrency: count.min(1).optional(),
  'max-pages': count.min(1).optional(),
  'max-depth': count.optional(),
  timeout: z.coerce.number().positive().optional(),
  'fail-on': z.enum(['broken', 'suspicious', 'never']).optional(),
})
type Settings = z.infer<typeof Settings>

const ALLOWED: Record<string, string> = {
  compare: 'JSON 报告的文件名', format: 'html、json、csv、junit、xlsx，以逗号分隔', external: 'check、list、skip', 'fail-on': 'broken、suspicious、never', timeout: '大于 0 的秒数',
  concurrency: '不小于 1 的整数', 'max-pages': '不小于 1 的整数', 'max-depth': '不小于 0 的整数', out: '目录名',
}

const string = { type: 'string' } as const
const OPTIONS = {
  compare: string, format: string, out: string, external: string, concurrency: string, 'max-pages': string, 'max-depth': string, timeout: string, 'fail-on': string,
  config: string, allow: { ...string, multiple: true }, internal: { ...string, multiple: true }, help: { type: 'boolean' },
} as const

async function readConfig(file: string): Promise<Record<string, unknown>> {
  try {
    return z.record(z.string(), z.unknown()).parse(parseYaml(await readFile(file, 'utf8')) ?? {})
  } catch (thrown) {
    throw new UserError('CONFIG_INVALID', `无法读取配置文件“${file}”：应为 JSON 或 YAML 的“选项: 值”。`, { cause: thrown })
  }
}

function readArguments(args: string[]): { url: string | undefined; flags: Record<string, unknown> } {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
    if (positionals.length > 1) throw new UserError('INPUT_INVALID', `只能巡检一个网址，收到 ${positionals.length} 个：${positionals.join(' ')}`)
    return { url: positionals[0], flags: values }
  } catch (thrown) {
    if (thrown instanceof UserError) throw thrown
    const name = /'(--?[^'\s=]+)/.exec(ensureError(thrown).message)?.[1] ?? args.find((arg) => arg.startsWith('-'))
    throw new UserError('INPUT_INVALID', `选项 ${name} 无法识别或缺少值。可用选项见 npm run patrol -- --help`, { cause: thrown })
  }
}

async function readSettings(args: string[]): Promise<Settings | null> {
  const { url, flags: { config, help, ...flags } } = readArguments(args)
  if (help) return null
  const { url: configured, ...rest } = typeof config === 'string' ? await readConfig(config) : {}
  const settings = Settings.safeParse({ ...rest, ...flags, url: url ?? configured })
  if (!settings.success) {
    const issue = settings.error.issues[0]
    const name = issue?.code === 'unrecognized_keys' ? issue.keys.join('、') : String(issue?.path[0] ?? '')
    throw new UserError('INPUT_INVALID', `选项 --${name} 的值不对${ALLOWED[name] ? `：允许 ${ALLOWED[name]}` : '或没有这个选项'}。`)
  }
  if (!settings.data.url) throw new UserError('INPUT_INVALID', '请给出要巡检的网址 (URL)，例如：npm run patrol -- https://www.example.cn/')
  return settings.data
}

const optionsOf = (settings: Settings, signal: AbortSignal, onProgress: (progress: PatrolProgress) => void): PatrolOptions => ({
  url: settings.url ?? '', allow: settings.allow, internal: settings.internal, external: settings.external, concurrency: settings.concurrency,
  maxPages: settings['max-pages'], maxDepth: settings['max-depth'], timeoutMs: settings.timeout && settings.timeout * 1000, signal, onProgress,
})

/** Shows the latest progress on standard error once a second. */
function showProgress(): { note: (progress: PatrolProgress) => void; stop: () => void } {
  let latest: PatrolProgress | null = null
  const timer = setInterval(() => {
    if (!latest) return
    const { pages, checked, known, byVerdict } = latest
    process.stderr.write(`已读页面 ${pages}，已查 ${checked}/${known}，失效 ${byVerdict.broken + byVerdict.danger}，存疑 ${byVerdict.suspicious}\n`)
  }, 1000)
  return { note: (progress) => (latest = progress), stop: () => clearInterval(timer) }
}

/** A site that gave no page at all: why the patrol could not run. */
function siteDown(report: PatrolReport): string | null {
  const start = report.targets.find((target) => target.url === report.site)
  if (report.summary.pages > 0 || !start || start.verdict === 'ok' || start.placesTotal > 0) return null
  return `无法巡检 ${report.site}：${start.message}请确认网址正确、网站已启动。（${start.reason}${start.status === null ? '' : `，HTTP ${start.status}`}）`
}

function exitCode(report: PatrolReport, failOn: 'broken' | 'suspicious' | 'never'): number {
  const { broken, danger, suspicious } = report.summary.byVerdict
  if (report.cutOff.some((cut) => cut.limit === 'interrupted')) return 130
  if (failOn === 'never') return 0
  return broken + danger + (failOn === 'suspicious' ? suspicious : 0) > 0 ? 1 : 0
}

/** Loads what writes spreadsheets only for those who want one. */
async function* writeXlsx(report: PatrolReport): AsyncGenerator<Uint8Array> {
  const writer = await import('../links/writers/writeXlsx.edge.ts')
  yield* writer.writeXlsx(report)
}

const WRITERS: Writers<PatrolReport, (typeof PATROL_FORMATS)[number]> = { html: writeHtml, json: writeJson, csv: writeCsv, junit: writeJunit, xlsx: writeXlsx }

const output = (report: PatrolReport, { format, out }: Settings): Promise<void> =>
  writeReports({ defaultFolder: 'patrol-report', formats: format, out, report, writers: WRITERS })

function summaryLine({ comparison, summary, complete, cutOff, incidents }: PatrolReport): string {
  const { byVerdict } = summary
  const cuts = cutOff.map((cut) => `${cut.limit} ${cut.at}（略过 ${cut.skipped}）`).join('；')
  return [
    `页面 ${summary.pages}，链接 ${summary.targets}，出现 ${summary.places} 处`,
    `危险 ${byVerdict.danger}，失效 ${byVerdict.broken}，受阻 ${byVerdict.blocked}，存疑 ${byVerdict.suspicious}，跳转 ${byVerdict.redirected}，未查 ${byVerdict.skipped}，正常 ${byVerdict.ok}`,
    ...(comparison ? [CHANGES.map((change) => `${CHANGE_NAMES[change]} ${comparison[change].length}`).join('，')] : []),
    ...incidents, ...(complete ? [] : [`未完成：${cuts}`]),
  ].join('\n')
}

/** Runs the command with these arguments. Resolves to its exit code (DESIGN §6). @throws UserError where it cannot run */
export async function patrolCommand(args: string[]): Promise<number> {
  const settings = await readSettings(args)
  if (!settings) {
    process.stdout.write(USAGE)
    return 0
  }
  const earlier = settings.compare === undefined ? null : await readEarlierReport(settings.compare, settings.url ?? '')
  const abort = stopOnSignals()
  const progress = showProgress()
  try {
    const run = await patrol(optionsOf(settings, abort.signal, progress.note))
    const report = earlier ? withComparison(run, earlier) : run
    const down = abort.signal.aborted ? null : siteDown(report)
    if (down) {
      process.stderr.write(`${down}\n`)
      return 2
    }
    await output(report, settings)
    process.stderr.write(`${summaryLine(report)}\n`)
    return exitCode(report, settings['fail-on'] ?? 'broken')
  } finally {
    progress.stop()
  }
}
