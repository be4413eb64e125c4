import { readFileSync } from 'node:fs'
import path from 'node:path'

import { UserError } from '../shared/errors.ts'
import { PROJECT_ROOT } from './projectRoot.ts'

/** Throws a UserError (`CONFIG_INVALID`) when this is not the Node series that the project pins. `running` is e.g. `24.21.0`. */
export const assertNode = (running: string): void => {
  const manifest = JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
  const pinned = manifest.dependencies['node'] ?? ''
  if (running.split('.')[0] === pinned.split('.')[0]) return
  throw new UserError('CONFIG_INVALID', `须用 Node.js ${pinned}，现在是 ${running}。请用 npm start 启动（它使用随依赖安装的 Node），或删去 node_modules 后再运行 npm start。`)
}
