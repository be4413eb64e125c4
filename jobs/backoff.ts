/** The first wait and the longest. */
export type BackoffLimits = { firstMs: number; longestMs: number }

const LIMITS: BackoffLimits = { firstMs: 1_000, longestMs: 15 * 60_000 }

/**
 * Milliseconds to wait before attempt `attempt + 1`: doubling from the first wait (one second) to the longest (15 minutes), and
 * up to half of it taken off by `random` (0 ≤ random < 1) so that jobs that failed together do not come back together.
 */
export const backoff = (attempt: number, random: number, { firstMs, longestMs }: BackoffLimits = LIMITS): number => {
  const full = Math.min(longestMs, firstMs * 2 ** Math.max(0, attempt - 1))
  return Math.round(full * (1 - random / 2))
}
