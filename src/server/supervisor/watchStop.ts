const PARENT_EVERY_MS = 500

/**
 * Calls `stop` once on SIGINT, SIGTERM or SIGHUP, and when the npm that started us is gone: npm does not forward signals
 * reliably, but then our parent changes. Started without npm, an orphan is what the caller wanted.
 */
export const watchStop = (stop: (why: string) => void): void => {
  let stopped = false
  const once = (why: string): void => {
    if (stopped) return
    stopped = true
    stop(why)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => once(signal))
  if (!process.env['npm_lifecycle_event']) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) once('npm 已结束')
  }, PARENT_EVERY_MS).unref()
}
