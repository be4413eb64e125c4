/** The part of a pino logger that jobs use. */
export type JobLogger = {
  error: (facts: object, message: string) => void
  info: (facts: object, message: string) => void
  warn: (facts: object, message: string) => void
}
