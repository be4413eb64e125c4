import { z } from 'zod'

import { UserError } from './errors.ts'

const port = (fallback: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().int().min(1).max(65_535))
    .default(fallback)
    .meta({ allowed: '1 到 65535 之间的整数' })

const text = (fallback: string, allowed = '一段不为空的文字') => z.string().min(1).default(fallback).meta({ allowed })
const optionalText = (allowed = '一段不为空的文字') => z.string().min(1).optional().meta({ allowed })

const choice = <const T extends readonly [string, ...string[]]>(values: T, fallback: T[number]) =>
  z
    .enum(values)
    .default(fallback as z.core.util.NoUndefined<T[number]>)
    .meta({ allowed: `下列之一：${values.join('、')}` })

const hosts = z
  .string()
  .default('')
  .transform((list) => list.split(',').map((item) => item.trim()).filter(Boolean))
  .pipe(z.array(z.string().regex(/^(\[[0-9a-f:.]+\]|[^\s/:@]+)(:\d{1,5})?$/i)))
  .meta({ allowed: '以逗号分隔的主机名，可带端口，例如 www.example.gov.cn,10.0.0.8:8080' })

const webAddress = () =>
  z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({ allowed: '以 http:// 或 https:// 开头的网址' })

/** All configuration of the product. The key is the variable's name; `.env.example` describes each. */
export const envSchema = z.object({
  ADMIN_EMAIL: z.email().default('admin@example.com').meta({ allowed: '电子邮件地址' }),
  ADMIN_PASSWORD: z.string().min(12).optional().meta({ allowed: '至少 12 个字符的密码' }),
  ADMIN_PORT: port(3001),
  ADMIN_URL: webAddress(),
  BUILD_DIR: text('.next', '项目内的文件夹名'),
  DATABASE_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/\S+$/)
    .optional()
    .meta({ allowed: '以 mongodb:// 或 mongodb+srv:// 开头的连接串，须带 replicaSet=' }),
  DATA_DIR: text('.data', '可写的文件夹路径'),
  DEMO_PASSWORD: z.string().min(12).optional().meta({ allowed: '至少 12 个字符的密码' }),
  DINGTALK_SECRET: optionalText('钉钉机器人“加签”的密钥'),
  DINGTALK_WEBHOOK: webAddress(),
  HOST: text('127.0.0.1', '本机的 IP 地址或主机名，例如 127.0.0.1 或 0.0.0.0'),
  INTERNAL_HOSTS: hosts,
  LOG_LEVEL: choice(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
  METRICS_PORT: port(3002),
  MONGOD_BINARY: optionalText('mongod 可执行文件的路径'),
  NOTIFY_ALLOW: hosts,
  NOTIFY_SECRET: z.string().min(16).optional().meta({ allowed: '至少 16 个字符的密钥' }),
  NOTIFY_WEBHOOK: webAddress(),
  OUTSIDE_PORT: port(3003),
  PATROL_ALLOW: hosts,
  PAYLOAD_SECRET: z.string().min(32).optional().meta({ allowed: '至少 32 个字符的随机文字' }),
  PORT: port(3000),
  PORTAL_URL: webAddress(),
  ROLE: choice(['all', 'web', 'delivery', 'worker'], 'all'),
  SEED: choice(['demo', 'none'], 'demo'),
  SITE_DOMAIN: text('www.singlewindow.hb.cn', '域名'),
  SITE_ID_CODE: text('4200000000'),
  SITE_NAME: text('湖北国际贸易“单一窗口”'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/)
    .optional()
    .meta({ allowed: '以 smtp:// 或 smtps:// 开头的地址' }),
  TRUST_PROXY: text('none', 'none（不信任任何代理）、loopback，或以逗号分隔的代理地址、网段'),
  WECOM_WEBHOOK: webAddress(),
})

export type Env = z.infer<typeof envSchema>
export type EnvName = keyof Env
export type Variables = Readonly<Record<string, string | undefined>>

/** Every variable the product knows, sorted. */
export const ENV_NAMES: readonly string[] = Object.keys(envSchema.shape).sort()

const PORT_NAMES = ['PORT', 'ADMIN_PORT', 'METRICS_PORT', 'OUTSIDE_PORT'] as const
const SECRET_NAMES: readonly string[] = [
  'ADMIN_PASSWORD', 'DATABASE_URI', 'DEMO_PASSWORD', 'DINGTALK_SECRET', 'DINGTALK_WEBHOOK', 'NOTIFY_SECRET', 'NOTIFY_WEBHOOK', 'PAYLOAD_SECRET', 'SMTP_URL', 'WECOM_WEBHOOK',
]

/** Where the public portal answers: `PORTAL_URL`, or the delivery listener itself. No trailing slash. */
export const portalUrl = (env: Pick<Env, 'HOST' | 'PORT' | 'PORTAL_URL'>): string =>
  (env.PORTAL_URL ?? `http://${env.HOST}:${env.PORT}`).replace(/\/+$/, '')

/** Where people open the admin: `ADMIN_URL`, or its listener itself, with the admin's path. No trailing slash. */
export const adminUrl = (env: Pick<Env, 'ADMIN_PORT' | 'ADMIN_URL' | 'HOST'>): string =>
  `${(env.ADMIN_URL ?? `http://${env.HOST}:${env.ADMIN_PORT}`).replace(/\/+$/, '')}/admin`

/** Origins from which the admin's pages may be used: its listener's and that of `ADMIN_URL`. */
export const adminOrigins = ({ ADMIN_PORT, ADMIN_URL, HOST }: Pick<Env, 'ADMIN_PORT' | 'ADMIN_URL' | 'HOST'>): string[] =>
  [...new Set([`http://${HOST}:${ADMIN_PORT}`, `http://localhost:${ADMIN_PORT}`, ...(ADMIN_URL ? [new URL(ADMIN_URL).origin] : [])])]

const allowedFor = (name: string): string => {
  const meta = envSchema.shape[name as EnvName].meta()
  return String(meta?.['allowed'] ?? '')
}

const complaint = (name: string, given: string): string =>
  SECRET_NAMES.includes(name) ? `  ${name} 的值不对，须为 ${allowedFor(name)}` : `  ${name}=${given} 不对：须为 ${allowedFor(name)}`

const samePorts = (env: Env): string[] =>
  PORT_NAMES.flatMap((name, index) =>
    PORT_NAMES.slice(0, index)
      .filter((earlier) => env[earlier] === env[name])
      .map((earlier) => `  ${name} 与 ${earlier} 都是 ${env[name]}：各监听端口须互不相同`),
  )

/** An unsigned message could be anybody's. */
const unsigned = ({ NOTIFY_SECRET, NOTIFY_WEBHOOK }: Env): string[] =>
  NOTIFY_WEBHOOK !== undefined && NOTIFY_SECRET === undefined ? ['  NOTIFY_SECRET 须与 NOTIFY_WEBHOOK 一起给出：发往该地址的消息都要签名'] : []

const refuse = (lines: readonly string[]): never => {
  throw new UserError('CONFIG_INVALID', `配置有误，未启动。请改正以下变量（说明见 .env.example）：\n${lines.join('\n')}`)
}

/**
 * Reads the configuration from variables; empty ones count as not given. Throws a UserError (`CONFIG_INVALID`) that
 * names each wrong variable, what it held (unless secret) and what is allowed.
 */
export const readEnv = (variables: Variables): Env => {
  const given = Object.fromEntries(
    ENV_NAMES.map((name) => [name, variables[name]?.trim()] as const).filter(([, value]) => value !== undefined && value !== ''),
  )
  const result = envSchema.safeParse(given)
  if (!result.success) {
    const names = [...new Set(result.error.issues.map((issue) => String(issue.path[0])))]
    return refuse(names.map((name) => complaint(name, String(given[name]))))
  }
  const clashes = [...samePorts(result.data), ...unsigned(result.data)]
  return clashes.length > 0 ? refuse(clashes) : result.data
}
