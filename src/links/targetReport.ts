import type { Target } from './registry.ts'
import type { TargetReport } from './report.ts'

/** What one run can know for sure: names that do not exist, and pages missing on our own site. */
function isConfirmed(target: Target, reason: TargetReport['reason'], status: number | null): boolean {
  const { outcome, internal } = target.resource ?? { outcome: null, internal: false }
  if (reason === 'url-malformed' || reason === 'dns') return true
  if (reason === 'redirect-broken' && outcome?.kind === 'failure' && outcome.code === 'dns') return true
  return internal && (status === 404 || status === 410) && (reason === 'redirect-broken' || reason === `http-${status}`)
}

/** The report of one judged target; null while it is not judged. */
export function targetReport(target: Target): TargetReport | null {
  const { classified, resource } = target
  if (!classified) return null
  const outcome = resource?.outcome ?? null
  const isAnswer = outcome?.kind === 'answer'
  const status = outcome?.hops.at(-1)?.status ?? null
  return {
    url: target.url,
    finalUrl: isAnswer ? outcome.finalUrl : (outcome?.hops.at(-1)?.url ?? null),
    verdict: classified.verdict,
    reason: classified.reason,
    confirmed: classified.verdict === 'broken' && isConfirmed(target, classified.reason, status),
    status,
    hops: outcome?.hops ?? [],
    places: target.places,
    placesTotal: target.placesTotal,
    message: classified.message,
    suggestion: classified.suggestion,
    ms: outcome?.ms ?? 0,
    internal: resource?.internal ?? false,
    hints: classified.hints,
    evidence: classified.evidence,
  }
}
