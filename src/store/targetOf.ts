import { confirm } from '../findings/confirm.ts'
import { nextCheckAt } from '../findings/nextCheckAt.ts'
import type { Standing } from '../findings/types.ts'
import type { TargetReport } from '../links/report.ts'
import type { KnownTarget, TargetCheck, TargetWrite } from './ports.ts'

const HISTORY = 20

export type CheckedTarget = { standing: Standing; write: TargetWrite }

export type TargetInput = { keepPlaces: boolean; known: KnownTarget | undefined; now: Date; report: TargetReport; run: string }

/** Checks in a row with this result, counting this one; `null` when it never was different. */
const sinceChange = (history: readonly TargetCheck[]): null | number => {
  const last = history.at(-1)
  const different = history.findLastIndex(({ reason, verdict }) => reason !== last?.reason || verdict !== last?.verdict)
  return different === -1 ? null : history.length - 1 - different
}

const standingAfter = ({ known, now, report, run }: TargetInput): Standing => {
  const previous: null | Standing = known ? { confirmed: known.confirmed, failingSince: known.failingSince, failures: known.failures } : null
  const applied = known?.history.at(-1)?.run === run
  return applied && previous ? previous : confirm({ now, outcome: report, previous })
}

const historyAfter = ({ known, now, report, run }: TargetInput): TargetCheck[] => {
  const history = known?.history ?? []
  if (report.verdict === 'skipped' || history.at(-1)?.run === run) return history
  return [...history, { at: now, reason: report.reason, run, status: report.status, verdict: report.verdict }].slice(-HISTORY)
}

/** A skipped check teaches nothing about a link that was once checked. */
const teaches = ({ known, report }: TargetInput): boolean => report.verdict !== 'skipped' || !known?.verdict || known.verdict === 'skipped'

/**
 * What is stored about a link after a check. One that was skipped changes only where the link stands and when to try again.
 * A run applied a second time changes nothing.
 */
export const targetOf = (input: TargetInput): CheckedTarget => {
  const { now, report } = input
  const standing = standingAfter(input)
  const history = historyAfter(input)
  const schedule = {
    nextCheckAt: nextCheckAt({ now, outcome: report, sinceChange: sinceChange(history), standing }),
    ...(input.keepPlaces ? {} : { places: report.placesTotal }),
  }
  if (!teaches(input)) return { standing, write: { url: report.url, values: schedule } }
  const { finalUrl, hops, internal, message, ms, reason, status, suggestion, url, verdict } = report
  const host = URL.parse(url)?.host ?? null
  const values = { ...standing, ...schedule, checkedAt: now, finalUrl, history, hops, host, internal, message, ms, reason, status, suggestion, verdict }
  return { standing, write: { url, values } }
}
