import { ensureError, UserError } from '../shared/errors.ts'

export type Report = (line: string) => void

/** Tells the person at the terminal what is going on, one line at a time. */
export const say: Report = (line) => {
  process.stdout.write(`${line}\n`)
}

/** The text a person is shown for whatever went wrong: our own messages whole, foreign ones as the cause, no stack. */
export const messageOf = (thrown: unknown): string => {
  const error = ensureError(thrown)
  return error instanceof UserError ? error.message : `发生意外错误（${error.name}）：${error.message}`
}

/** Prints one clear message to standard error, with the stack only when `LOG_LEVEL` asks for it. */
export const complain = (thrown: unknown): void => {
  process.stderr.write(`\n${messageOf(thrown)}\n`)
  if (process.env['LOG_LEVEL'] === 'debug' || process.env['LOG_LEVEL'] === 'trace') process.stderr.write(`${ensureError(thrown).stack}\n`)
}
