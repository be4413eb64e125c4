import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import type { Variables } from '../shared/env.ts'
import { UserError, ensureError } from '../shared/errors.ts'

import { parseDotEnv } from './parseDotEnv.ts'

/**
 * The variables of the process, completed by the `.env` file in `folder` if there is one. The process wins, so that
 * one start can differ from the file. Throws a UserError (`CONFIG_INVALID`) when the file cannot be read or is wrong.
 */
export const loadVariables = (folder: string, variables: Variables): Variables => {
  const file = path.join(folder, '.env')
  if (!existsSync(file)) return variables
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (thrown) {
    throw new UserError('CONFIG_INVALID', `读不了配置文件 ${file}：${ensureError(thrown).message}`, { cause: thrown })
  }
  return { ...parseDotEnv(text, file), ...variables }
}
