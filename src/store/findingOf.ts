import type { FindingChange } from '../findings/diffFindings.ts'
import type { LinkProblem } from '../findings/linkProblem.ts'
import type { Standing } from '../findings/types.ts'
import type { TargetReport } from '../links/report.ts'
import type { FindingValues, FindingWrite, PlacesOfLink } from './ports.ts'

/** A finding shows this many places; `placesTotal` tells how many there are. */
export const MAX_PLACES = 200
const MAX_HOPS = 25

export type ProblemFacts = { known: { places: number } | undefined; places: PlacesOfLink | undefined; problem: LinkProblem; report: TargetReport; standing: Standing }

const evidenceOf = ({ report, standing }: ProblemFacts): Record<string, unknown> => ({
  confirmed: standing.confirmed,
  facts: report.evidence,
  failingSince: standing.failingSince?.toISOString() ?? null,
  failures: standing.failures,
  finalUrl: report.finalUrl,
  hints: report.hints,
  hops: report.hops.slice(0, MAX_HOPS),
  internal: report.internal,
  status: report.status,
})

const STATE_OF: Record<FindingChange['kind'], Partial<FindingValues>> = {
  close: { state: 'fixed' },
  keep: {},
  open: { fixedAt: null, state: 'open' },
  reopen: { fixedAt: null, state: 'reopened' },
}

/** Pages and documents as counted now; a re-check of single links knows no places, so what the last patrol counted stands. */
const placesTotalOf = ({ known, places, report }: ProblemFacts): number =>
  Math.max(places?.total ?? 0, report.placesTotal === 0 ? (known?.places ?? 0) : report.placesTotal)

const placesIn = (facts: ProblemFacts): Partial<FindingValues> => {
  const places = facts.places?.places ?? []
  const inDocument = places.find(({ document }) => document)
  return {
    document: inDocument?.document ?? null,
    documentKeys: [...new Set(places.flatMap(({ document }) => (document ? [`${document.relationTo}:${document.value}`] : [])))],
    field: inDocument?.field ?? null,
    nodePath: inDocument?.nodePath ?? null,
    places,
    placesTotal: placesTotalOf(facts),
  }
}

/** The row of a finding that is there. The first document it stands in is the one the finding is shown beside. */
export const findingOf = (change: FindingChange, facts: ProblemFacts, at: { now: Date; run: string }): FindingWrite => {
  const { problem, report } = facts
  return {
    create: change.kind === 'open',
    fingerprint: change.fingerprint,
    values: {
      ...STATE_OF[change.kind],
      ...placesIn(facts),
      evidence: evidenceOf(facts),
      lastSeenAt: at.now,
      message: report.message,
      rule: report.reason,
      run: at.run,
      severity: problem.severity,
      suggestion: report.suggestion,
      title: problem.title,
      url: report.url,
      verdict: report.verdict,
    },
  }
}

/** The row of a finding that is over. */
export const closedFinding = ({ fingerprint }: FindingChange, at: { now: Date; run: string }): FindingWrite => ({
  create: false,
  fingerprint,
  values: { ...STATE_OF.close, fixedAt: at.now, run: at.run },
})
