import type { Verdict } from './report.ts'

const PASSING: ReadonlySet<string> = new Set(['connect', 'dns', 'endless', 'reset', 'timeout', 'tls', 'truncated'])

/** A page of our own that could not be read today, so that its links are not known. One that is gone (404, 410) is known to have none. */
export const isUnread = ({ internal, reason, verdict }: { internal: boolean; reason: string; verdict: Verdict }): boolean =>
  internal && (verdict === 'blocked' || (verdict === 'broken' && (PASSING.has(reason) || /^http-5\d\d$/.test(reason))))
