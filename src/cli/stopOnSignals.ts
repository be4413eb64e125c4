const INSIST_MS = 2000

/** Ctrl-C ends the run with a partial report. npm and the terminal may both send it; only one that comes later ends the process at once. */
export const stopOnSignals = (): AbortController => {
  const abort = new AbortController()
  let since = 0
  const interrupt = (): void => {
    if (since > 0 && performance.now() - since > INSIST_MS) process.exit(130)
    since ||= performance.now()
    abort.abort()
  }
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  return abort
}
