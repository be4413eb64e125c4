/**
 * Builds a value once per key and keeps that of the latest key until nobody has asked for it for `idleMs`: something large that the pieces
 * of one job share. A build that fails is not kept; the next question builds again.
 */
export const keepLatest = <T>(idleMs: number): ((key: string, build: () => Promise<T>) => Promise<T>) => {
  let kept: { key: string; value: Promise<T> } | null = null
  let timer: NodeJS.Timeout | undefined
  const forget = (): void => void (kept = null)
  return async (key, build) => {
    clearTimeout(timer)
    timer = setTimeout(forget, idleMs)
    timer.unref()
    const asked = kept?.key === key ? kept : { key, value: build() }
    kept = asked
    try {
      return await asked.value
    } catch (error) {
      if (kept === asked) forget()
      throw error
    }
  }
}
