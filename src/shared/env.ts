import { z } from 'zod'

import { UserError } from './errors.ts'

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback)
const optionalText = z.string().min(1).optional()
const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((item) => item.trim()).filter(Boolean))

/** All configuration of the product. The key is the variable's name; `.env.example` describes each. */
export const envSchema = z.object({
  ADMIN_EMAIL: z.email().default('admin@example.com'),
  ADMIN_PASSWORD: optionalText,
  ADMIN_PORT: port(3001),
  BUILD_DIR: z.string().default('.next'),
  DATABASE_URI: optionalText,
  DATA_DIR: z.string().default('.data'),
  DEMO_PASSWORD: optionalText,
  HOST: z.string().default('127.0.0.1'),
  INTERNAL_HOSTS: list,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  METRICS_PORT: port(3002),
  MONGOD_BINARY: optionalText,
  OUTSIDE_PORT: port(3003),
  PATROL_ALLOW: list,
  PAYLOAD_SECRET: z.string().min(32).optional(),
  PORT: port(3000),
  PORTAL_URL: z.url({ protocol: /^https?$/ }).optional(),
  ROLE: z.enum(['all', 'web', 'delivery', 'worker']).default('all'),
  SEED: z.enum(['demo', 'none']).default('demo'),
  SITE_DOMAIN: z.string().default('www.singlewindow.hb.cn'),
  SITE_ID_CODE: z.string().default('4200000000'),
  SITE_NAME: z.string().default('湖北国际贸易“单一窗口”'),
  SMTP_URL: optionalText,
  TRUST_PROXY: z.string().default('loopback'),
})

export type Env = z.infer<typeof envSchema>

/** Where the public portal answers: `PORTAL_URL`, or the delivery listener itself. No trailing slash. */
export const portalUrl = (env: Pick<Env, 'HOST' | 'PORT' | 'PORTAL_URL'>): string =>
  (env.PORTAL_URL ?? `http://${env.HOST}:${env.PORT}`).replace(/\/+$/, '')

/**
 * Reads the configuration from variables. Throws a UserError (`CONFIG_INVALID`) that names each wrong variable,
 * what it held and what is allowed.
 */
export const readEnv = (variables: Readonly<Record<string, string | undefined>>): Env => {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const result = envSchema.safeParse(given)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}：${issue.message}`)
  throw new UserError('CONFIG_INVALID', `配置有误，未启动：\n${lines.join('\n')}`)
}
