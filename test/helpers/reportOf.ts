import type { PatrolReport, Place, TargetReport, Verdict } from '../../src/links/report.ts'

type Link = Partial<Pick<TargetReport, 'internal' | 'reason' | 'verdict'>> & { pages?: readonly string[]; url: string }

const REASON: Record<Verdict, TargetReport['reason']> = {
  blocked: 'bot-wall', broken: 'timeout', danger: 'parked', ok: 'ok', redirected: 'permanent', skipped: 'no-network', suspicious: 'soft-404',
}

const placeOn = (page: string): Place => ({ attribute: 'href', column: 7, element: 'a', line: 12, page, text: '链接' })

/** One link as the patrol reports it; what is not given is that of a link on the home page. */
export const targetOf = ({ internal = false, pages = ['https://www.example.com/'], url, verdict = 'ok', reason = REASON[verdict] }: Link): TargetReport => ({
  confirmed: false,
  evidence: [],
  finalUrl: url,
  hints: [],
  hops: [{ ms: 5, status: verdict === 'ok' ? 200 : null, url }],
  internal,
  message: '说明',
  ms: 5,
  places: pages.map(placeOn),
  placesTotal: pages.length,
  reason,
  status: verdict === 'ok' ? 200 : null,
  suggestion: '建议',
  url,
  verdict,
})

/** The part of a report that is applied to the store. */
export const reportOf = (links: readonly Link[], complete = true): Pick<PatrolReport, 'complete' | 'targets'> => ({ complete, targets: links.map(targetOf) })
