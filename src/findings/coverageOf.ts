import { isUnread } from '../links/isUnread.ts'
import type { LinkOutcome } from './types.ts'

/**
 * What a run can say about links it did not meet. `whole`: they are gone. `holes`: pages of our own could not be read, so
 * links that still have a place may be on those or behind them. `part`: nothing, the run was cut short.
 */
export type Coverage = 'holes' | 'part' | 'whole'

/** Judges a run by its own outcomes, so that a portal that is down for an hour does not close every finding. */
export const coverageOf = (run: { complete: boolean; outcomes: readonly LinkOutcome[] }): Coverage => {
  if (!run.complete) return 'part'
  return run.outcomes.some(isUnread) ? 'holes' : 'whole'
}
