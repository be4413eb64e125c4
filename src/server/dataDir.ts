import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { access, constants, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

import type { Env } from '../shared/env.ts'
import { ensureError, UserError } from '../shared/errors.ts'

/** Makes the data folder and those of the uploads. Throws a UserError (`CONFIG_INVALID`) when it cannot be written. */
export const ensureDataDir = async (dataDir: string): Promise<void> => {
  try {
    await mkdir(dataDir, { mode: 0o700, recursive: true })
    for (const folder of ['mongo', 'uploads/media', 'uploads/attachments']) await mkdir(path.join(dataDir, folder), { recursive: true })
    await access(dataDir, constants.W_OK)
  } catch (thrown) {
    throw new UserError(
      'CONFIG_INVALID',
      `数据文件夹 ${dataDir} 不可写：${ensureError(thrown).message}。请改正文件夹权限，或用 DATA_DIR 指定另一个文件夹。`,
      { cause: thrown },
    )
  }
}

/**
 * The secret that signs sessions: `PAYLOAD_SECRET`, or one made once and kept in the data folder (mode 0600). With
 * DATABASE_URI several machines share it, so there it must be given: UserError (`CONFIG_INVALID`) if not.
 */
export const ensureSecret = async (env: Pick<Env, 'DATABASE_URI' | 'DATA_DIR' | 'PAYLOAD_SECRET'>): Promise<string> => {
  if (env.PAYLOAD_SECRET) return env.PAYLOAD_SECRET
  if (env.DATABASE_URI) {
    throw new UserError('CONFIG_INVALID', '设置了 DATABASE_URI 时必须同时设置 PAYLOAD_SECRET（至少 32 个字符，各机器相同）。')
  }
  const file = path.join(env.DATA_DIR, 'secret')
  if (!existsSync(file)) await writeFile(file, randomBytes(48).toString('base64url'), { flag: 'wx', mode: 0o600 })
  return (await readFile(file, 'utf8')).trim()
}
