import path from 'node:path'

import { readEnv, type Env, type Variables } from '../shared/env.ts'
import { loadVariables } from './loadVariables.ts'
import { PROJECT_ROOT } from './projectRoot.ts'

/** The checked configuration with an absolute data folder, and the variables it was read from. Throws a UserError (`CONFIG_INVALID`). */
export const configure = (): { env: Env; variables: Variables } => {
  const variables = loadVariables(PROJECT_ROOT, process.env)
  const read = readEnv(variables)
  return { env: { ...read, DATA_DIR: path.resolve(PROJECT_ROOT, read.DATA_DIR) }, variables }
}
