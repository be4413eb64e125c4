import type { PatrolReport } from '../report.ts'
import { compareRuns } from './compareRuns.ts'
import { earlierRunOf } from './earlierRunOf.ts'

/** Runs in a trend; the older ones fall off. */
export const TREND = 30

/** The report with what became of the earlier one's problems, and with the figures of the runs so far, its own last. */
export const withComparison = (report: PatrolReport, earlier: PatrolReport): PatrolReport => {
  const before = earlier.trend ?? [{ at: earlier.startedAt, byVerdict: earlier.summary.byVerdict }]
  const trend = [...before, { at: report.startedAt, byVerdict: report.summary.byVerdict }].slice(-TREND)
  return { ...report, comparison: compareRuns(earlierRunOf(earlier), report), trend }
}
