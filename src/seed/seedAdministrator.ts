import type { BasePayload } from 'payload'

import type { Env } from '../shared/env.ts'
import { initialPassword } from './initialPassword.ts'
import type { Log } from './seedContext.ts'

/** Makes the first administrator unless accounts exist. A random password is logged once and kept nowhere. */
export const seedAdministrator = async ({ env, log, payload }: { env: Env; log: Log; payload: BasePayload }): Promise<void> => {
  const { totalDocs } = await payload.count({ collection: 'users' })
  if (totalDocs > 0) return
  const password = env.ADMIN_PASSWORD ?? initialPassword()
  await payload.create({ collection: 'users', data: { email: env.ADMIN_EMAIL, name: '管理员', password, roles: ['admin'] }, depth: 0 })
  log(`管理员账号：${env.ADMIN_EMAIL}  密码：${env.ADMIN_PASSWORD ? '见 ADMIN_PASSWORD' : `${password}（只显示这一次，请登录后修改）`}`)
}
