/**
 * Every failure a person can cause, with the code that delivery, admin and CLI show. `status` is the HTTP status
 * where the failure answers a request. Messages are built where the facts are known; the catalogue keeps codes unique.
 */
export const ERROR_CODES = {
  CONFIG_INVALID: 500,
  CONFLICT_STALE: 409,
  DATABASE_UNAVAILABLE: 503,
  FORBIDDEN: 403,
  GONE: 410,
  INPUT_INVALID: 400,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  REDIRECT_LOOP: 400,
  STATE_INVALID: 409,
  TOO_LARGE: 413,
} as const

export type ErrorCode = keyof typeof ERROR_CODES

/** An error whose message may be shown to the person who caused it: what, where, why and how to mend it, in Chinese. */
export class UserError extends Error {
  readonly code: ErrorCode
  readonly status: number

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'UserError'
    this.code = code
    this.status = ERROR_CODES[code]
  }
}

/** Turns whatever was thrown into an Error. */
export const ensureError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)))
