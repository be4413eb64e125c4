import type { PatrolReport, TargetReport } from '../report.ts'

/** Places listed of a healthy target; `placesTotal` always tells how many there are. */
const OK_PLACES = 20

const trimmed = (target: TargetReport): TargetReport => (target.verdict === 'ok' ? { ...target, places: target.places.slice(0, OK_PLACES) } : target)

/** The report as JSON, version 1 (DESIGN §6), piece by piece so that a million targets need no string of their own. */
export function* writeJson(report: PatrolReport): Generator<string> {
  const { targets, ...head } = report
  yield `${JSON.stringify(head).slice(0, -1)},"targets":[`
  for (const [index, target] of targets.entries()) yield `${index === 0 ? '' : ','}\n${JSON.stringify(trimmed(target))}`
  yield '\n]}\n'
}
