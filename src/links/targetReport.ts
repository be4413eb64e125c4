import type { Target } from './registry.ts'
import type { Place, TargetReport } from './report.ts'
import { retryAt } from './retryAt.ts'

/** What one run can know for sure: names that do not exist, and pages missing on our own site. */
function isConfirmed(target: Target, reason: TargetReport['reason'], status: number | null): boolean {
  const { outcome, internal } = target.resource ?? { outcome: null, internal: false }
  if (reason === 'url-malformed' || reason === 'dns') return true
  if (reason === 'redirect-broken' && outcome?.kind === 'failure' && outcome.code === 'dns') return true
  return internal && (status === 404 || status === 410) && (reason === 'redirect-broken' || reason === `http-${status}`)
}

function traceOf({ resource }: Target): Pick<TargetReport, 'hops' | 'ms' | 'finalUrl' | 'status'> {
  const outcome = resource?.outcome
  if (!outcome) return { hops: [], ms: 0, finalUrl: null, status: null }
  const last = outcome.hops.at(-1)
  return { hops: outcome.hops, ms: outcome.ms, finalUrl: outcome.kind === 'answer' ? outcome.finalUrl : (last?.url ?? null), status: last?.status ?? null }
}

/** The report of one judged target at `now` (epoch milliseconds); null while it is not judged. */
export function targetReport(target: Target, places: Place[], now: number): TargetReport | null {
  const { classified, resource } = target
  if (!classified) return null
  const { hops, ms, finalUrl, status } = traceOf(target)
  const again = retryAt(resource?.outcome, now)
  return {
    url: target.url,
    finalUrl,
    verdict: classified.verdict,
    reason: classified.reason,
    confirmed: classified.verdict === 'broken' && isConfirmed(target, classified.reason, status),
    status,
    hops,
    places,
    placesTotal: target.placesTotal,
    message: classified.message,
    suggestion: classified.suggestion,
    ms,
    internal: resource?.internal ?? false,
    hints: classified.hints,
    evidence: classified.evidence,
    ...(again === null ? {} : { retryAt: again }),
  }
}
