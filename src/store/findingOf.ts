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
  status: report.status,
})

const STATE_OF: Record<FindingChange['kind'], Partial<FindingValues>> = {
  close: { state: 'fixed' },
  keep: {},
  open: { fixedAt: null, state: 'open' },
  reopen: { fixedAt: null, state: 'reopened' },
}

/** The row of a finding that is there. The first document it stands in is the one the finding is shown beside. */
export const findingOf = (change: FindingChange, facts: ProblemFacts, at: { now: Date; run: string }): FindingWrite => {
  const { known, problem, report } = facts
  const places = facts.places?.places ?? []
  const inDocument = places.find(({ document }) => document)
  return {
    create: change.kind === 'open',
    fingerprint: change.fingerprint,
    values: {
      ...STATE_OF[change.kind],
      document: inDocument?.document ?? null,
      evidence: evidenceOf(facts),
      field: inDocument?.field ?? null,
      lastSeenAt: at.now,
      message: report.message,
      nodePath: inDocument?.nodePath ?? null,
      places,
      placesTotal: Math.max(facts.places?.total ?? 0, report.placesTotal, report.placesTotal === 0 ? (known?.places ?? 0) : 0),
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
