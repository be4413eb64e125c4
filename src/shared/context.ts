/** Flags on `req.context` by which a hook tells its own nested writes from those of people. One name per hook. */
export const CONTEXT_FLAGS = {
  /** Set while redirects are written by a move; the redirect's own guard then trusts the computed graph. */
  movingRedirects: 'contentOpsMovingRedirects',
  /** Set while a review step that was decided writes the system's own fields; people's requests can never carry it. */
  reviewTransition: 'contentOpsReviewTransition',
  /** Set on writes by seeding and migration, where no findings are wanted yet. */
  skipChecks: 'contentOpsSkipChecks',
} as const

export type ContextFlag = (typeof CONTEXT_FLAGS)[keyof typeof CONTEXT_FLAGS]

/** Whether a flag is set. Takes any context, because hosts put their own things there. */
export const hasFlag = (context: Readonly<Record<string, unknown>> | undefined, flag: ContextFlag): boolean => context?.[flag] === true

/** Name on `req.context` under which a caller says why it changes something; the audit log keeps it. */
export const CONTEXT_REASON = 'contentOpsReason'
