import { hash } from 'node:crypto'

import { confirm } from '../findings/confirm.ts'
import { nextCheckAt } from '../findings/nextCheckAt.ts'
import type { Standing } from '../findings/types.ts'
import type { TargetReport } from '../links/report.ts'
import type { KnownTarget, TargetCheck, TargetTouch, TargetValues, TargetWrite } from './ports.ts'

const HISTORY = 20

/** `touch`: nothing but the time of the check is new. */
export type CheckedTarget = { standing: Standing } & ({ kind: 'touch'; touch: TargetTouch } | { kind: 'write'; write: TargetWrite })

/** `placesDigest`: of the places on pages once they are stored; absent where the check knows nothing of them. */
export type TargetInput = { known: KnownTarget | undefined; now: Date; placesDigest?: null | string; report: TargetReport; run: string }

const digestOf = (facts: unknown): string => hash('sha256', JSON.stringify(facts), 'base64url')

/** A digest of the places a link stands at on pages, in their order. */
export const placesDigestOf = ({ places, placesTotal }: Pick<TargetReport, 'places' | 'placesTotal'>): string =>
  digestOf([placesTotal, ...places.map(({ attribute, column, element, line, page, text }) => [page, line, column, element, attribute, text])])

const resultDigest = ({ finalUrl, hops, internal, message, reason, status, suggestion, verdict }: TargetReport): string =>
  digestOf([verdict, reason, status, finalUrl, internal, message, suggestion, hops.map((hop) => [hop.url, hop.status])])

const isApplied = ({ known, run }: TargetInput): boolean => known?.checkedIn === run

const standingAfter = (input: TargetInput): Standing => {
  const { known, now, report } = input
  const previous: null | Standing = known ? { confirmed: known.confirmed, failingSince: known.failingSince, failures: known.failures } : null
  return isApplied(input) && previous ? previous : confirm({ now, outcome: report, previous })
}

const hasNewResult = ({ known, report }: TargetInput): boolean => {
  const last = known?.history.at(-1)
  return last?.reason !== report.reason || last.verdict !== report.verdict
}

const historyAfter = (input: TargetInput): TargetCheck[] => {
  const { known, now, report, run } = input
  const history = known?.history ?? []
  if (report.verdict === 'skipped' || !hasNewResult(input)) return history
  return [...history, { at: now, reason: report.reason, run, status: report.status, verdict: report.verdict }].slice(-HISTORY)
}

const checksAfter = (input: TargetInput): number => {
  const { known, report } = input
  if (!known || isApplied(input) || report.verdict === 'skipped') return known?.checks ?? 0
  return hasNewResult(input) ? 1 : known.checks + 1
}

/** A skipped check teaches nothing about a link that was once checked. */
const teaches = ({ known, report }: TargetInput): boolean => report.verdict !== 'skipped' || !known?.verdict || known.verdict === 'skipped'

const resultOf = (input: TargetInput, standing: Standing, history: TargetCheck[]): Partial<TargetValues> => {
  const { finalUrl, hops, internal, message, ms, reason, status, suggestion, url, verdict } = input.report
  const host = URL.parse(url)?.host ?? null
  return { ...standing, digest: resultDigest(input.report), finalUrl, history, hops, host, internal, message, ms, reason, status, suggestion, verdict }
}

const placesAfter = ({ placesDigest, report, run }: TargetInput): Partial<TargetValues> =>
  placesDigest === undefined ? {} : { places: report.placesTotal, placesDigest, seenIn: run }

const isUnchanged = (input: TargetInput, standing: Standing): boolean => {
  const { known, placesDigest, report } = input
  if (!known || known.digest !== resultDigest(report) || standing.failures !== known.failures || standing.confirmed !== known.confirmed) return false
  return placesDigest === undefined || (placesDigest !== null && placesDigest === known.placesDigest)
}

/**
 * What is stored about a link after a check. One that was skipped changes only where the link stands and when to try again.
 * A run applied a second time changes nothing.
 */
export const targetOf = (input: TargetInput): CheckedTarget => {
  const { now, report, run } = input
  const standing = standingAfter(input)
  const history = historyAfter(input)
  const checks = checksAfter(input)
  const next = nextCheckAt({ notBefore: report.retryAt === undefined ? null : new Date(report.retryAt), now, outcome: report, sinceChange: history.length > 1 ? checks : null, standing })
  if (isUnchanged(input, standing)) return { kind: 'touch', standing, touch: { checks, nextCheckAt: next, url: report.url } }
  const schedule = { ...placesAfter(input), nextCheckAt: next }
  if (!teaches(input)) return { kind: 'write', standing, write: { url: report.url, values: schedule } }
  return { kind: 'write', standing, write: { url: report.url, values: { ...resultOf(input, standing, history), ...schedule, checkedAt: now, checkedIn: run, checks } } }
}
