import { enableCompileCache } from 'node:module'
import path from 'node:path'

import { ensureError, UserError } from '../shared/errors.ts'

// The second start takes half the time; where the folder cannot be written, the command runs as before.
enableCompileCache(path.resolve(import.meta.dirname, '../../node_modules/.cache/patrol'))
const { patrolCommand } = await import('./patrolCommand.ts')

patrolCommand(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (thrown: unknown) => {
    const error = ensureError(thrown)
    process.stderr.write(`${error instanceof UserError ? error.message : `巡检无法进行：${error.message}`}\n`)
    process.exitCode = 2
  },
)
