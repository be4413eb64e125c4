/** Milliseconds a `Retry-After` header asks for (seconds or HTTP date); null where absent or unreadable. */
export function retryAfterMs(value: string, now: number): number | null {
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000
  const at = value ? Date.parse(value) : NaN
  return Number.isFinite(at) ? Math.max(0, at - now) : null
}
