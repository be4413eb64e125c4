import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'

import { parse as parseYaml } from 'yaml'
import { z } from 'zod'

import { ensureError, UserError } from '../shared/errors.ts'
import { FORMATS } from './reportFormats.ts'

export const VALIDATE_USAGE = `用法：npm run validate -- 文件或文件夹… [选项]
      npm run validate -- --database [选项]

  检查 HTML 片段与整页、Markdown、docx，以及 docx、xlsx、pdf 等附件；链接在给出的文件夹内查找。

  --format html,json,csv,junit   报告格式，默认 html,json（只写一种且无 --out 时输出到标准输出）
  --out 目录                     报告写入 目录/report.{html,json,csv,xml}
  --fail-on error|warning|hint|never  何时以 1 退出，默认 error
  --own-host 主机                本站主机名，可重复
  --database                     检查数据库里的全部文档
  --normalise                    一键排版，副本写入 --out 目录（原文件不动；docx 的副本为 HTML）
  --config 文件                  从 JSON 或 YAML 读取以上选项（命令行优先）
`

const FAIL_ON = ['error', 'warning', 'hint', 'never'] as const

const Settings = z.strictObject({
  database: z.boolean().optional(),
  'fail-on': z.enum(FAIL_ON).optional(),
  format: z.string().transform((list) => list.split(',').map((name) => name.trim())).pipe(z.array(z.enum(FORMATS)).min(1)).optional(),
  normalise: z.boolean().optional(),
  out: z.string().min(1).optional(),
  'own-host': z.array(z.string().min(1)).optional(),
  paths: z.array(z.string().min(1)),
})

export type ValidateSettings = z.infer<typeof Settings>

export type FailOn = (typeof FAIL_ON)[number]

const ALLOWED: Readonly<Record<string, string>> = {
  'fail-on': FAIL_ON.join('、'), format: 'html、json、csv、junit，以逗号分隔', out: '目录名', 'own-host': '主机名', paths: '文件或文件夹的路径',
}

const string = { type: 'string' } as const
const OPTIONS = {
  config: string, database: { type: 'boolean' }, 'fail-on': string, format: string, help: { type: 'boolean' }, normalise: { type: 'boolean' }, out: string, 'own-host': { ...string, multiple: true },
} as const

const readConfig = async (file: string): Promise<Record<string, unknown>> => {
  try {
    return z.record(z.string(), z.unknown()).parse(parseYaml(await readFile(file, 'utf8')) ?? {})
  } catch (thrown) {
    throw new UserError('CONFIG_INVALID', `无法读取配置文件“${file}”：应为 JSON 或 YAML 的“选项: 值”。`, { cause: thrown })
  }
}

const readArguments = (args: string[]) => {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true })
  } catch (thrown) {
    const name = /'(--?[^'\s=]+)/.exec(ensureError(thrown).message)?.[1] ?? args.find((arg) => arg.startsWith('-'))
    throw new UserError('INPUT_INVALID', `选项 ${name} 无法识别或缺少值。可用选项见 npm run validate -- --help`, { cause: thrown })
  }
}

const refuse = ({ issues: [issue] }: z.ZodError): never => {
  const name = issue?.code === 'unrecognized_keys' ? issue.keys.join('、') : String(issue?.path[0] ?? '')
  throw new UserError('INPUT_INVALID', `选项 --${name} 的值不对${ALLOWED[name] ? `：允许 ${ALLOWED[name]}` : '或没有这个选项'}。`)
}

const checkSubject = (settings: ValidateSettings): ValidateSettings => {
  const given = settings.paths.length > 0
  if (settings.database && given) throw new UserError('INPUT_INVALID', '--database 检查数据库，不能同时给出文件或文件夹。')
  if (!settings.database && !given) throw new UserError('INPUT_INVALID', '请给出要检查的文件或文件夹 (PATH)，例如：npm run validate -- 文章/')
  if (settings.normalise && settings.database) throw new UserError('INPUT_INVALID', '--normalise 排版文件，不能与 --database 同用；库内文档请在后台的编辑页排版。')
  if (settings.normalise && !settings.out) throw new UserError('INPUT_INVALID', '--normalise 把排版后的副本写到 --out 指定的目录，请加上 --out 目录。')
  return settings
}

/**
 * The options of `npm run validate` from the command line and the file of `--config`; null when help was asked for.
 * @throws UserError naming the option that is wrong and what it may be.
 */
export const readValidateSettings = async (args: string[]): Promise<ValidateSettings | null> => {
  const { positionals, values: { config, help, ...flags } } = readArguments(args)
  if (help) return null
  const { paths: configured, ...rest } = config === undefined ? {} : await readConfig(config)
  const settings = Settings.safeParse({ ...rest, ...flags, paths: positionals.length > 0 ? positionals : configured ?? [] })
  if (!settings.success) return refuse(settings.error)
  return checkSubject(settings.data)
}
