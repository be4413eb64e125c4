const FIRST_MS = 1_000
const LONGEST_MS = 15 * 60_000

/**
 * Milliseconds to wait before attempt `attempt + 1`: doubling from one second, at most 15 minutes, and up to half of it
 * taken off by `random` (0 ≤ random < 1) so that jobs that failed together do not come back together.
 */
export const backoff = (attempt: number, random: number): number => {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, attempt - 1))
  return Math.round(full * (1 - random / 2))
}
