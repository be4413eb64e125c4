import type { PatrolReport, TargetReport } from '../report.ts'
import type { EarlierProblem, EarlierRun } from './compareRuns.ts'
import { isProblem } from './isProblem.ts'

type Earlier = Pick<PatrolReport, 'comparison' | 'finishedAt' | 'startedAt'> & { targets: Iterable<Pick<TargetReport, 'places' | 'reason' | 'url' | 'verdict'>> }

/**
 * A report as the one that a later run is compared with. What it could not tell itself is still a problem, and what it had from the run
 * before keeps its age.
 */
export const earlierRunOf = ({ comparison, finishedAt, startedAt, targets }: Earlier): EarlierRun => {
  const unknown = comparison?.unknown ?? []
  const since = new Map([...(comparison?.open ?? []), ...unknown].map((link) => [link.url, link.since]))
  const problems: EarlierProblem[] = []
  for (const target of targets) {
    if (!isProblem(target)) continue
    const { places, reason, url, verdict } = target
    problems.push({ pages: [...new Set(places.map(({ page }) => page))], reason, since: since.get(url) ?? startedAt, url, verdict })
  }
  return { finishedAt, problems: [...problems, ...unknown.map((link) => ({ ...link, pages: [] }))], startedAt }
}
