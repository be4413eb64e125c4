import type { CrawlState } from './crawlState.ts'

/** The state as long as the run is not stopped: what is in flight then fails for no fault of its host and must not be kept. */
export const untilStopped = (state: CrawlState, signal: AbortSignal): CrawlState => ({
  ...state,
  keep: async (key, answer) => (signal.aborted ? undefined : state.keep(key, answer)),
})
