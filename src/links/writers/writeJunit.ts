import { changesByUrl } from '../compare/changesByUrl.ts'
import type { PatrolReport, TargetReport, Verdict } from '../report.ts'
import { CHANGES } from '../../shared/report/changeNames.ts'
import { escapeXml } from '../../shared/report/escapeXml.ts'
import { VERDICT_NAMES } from './verdictNames.ts'

const FAILED: ReadonlySet<Verdict> = new Set(['danger', 'broken'])
const DOUBTFUL: ReadonlySet<Verdict> = new Set(['blocked', 'suspicious', 'skipped'])
const PLACES_SHOWN = 20

const placesOf = (target: TargetReport): string =>
  target.places.slice(0, PLACES_SHOWN).map((place) => `${place.page}:${place.line ?? '-'}:${place.column ?? '-'} <${place.element} ${place.attribute}> ${place.text}`).join('\n')

function testCase(target: TargetReport, change: { name: string; since: string } | undefined): string {
  const opening = `<testcase classname="${escapeXml(hostOf(target.url))}" name="${escapeXml(target.url)}" time="${(target.ms / 1000).toFixed(3)}"`
  const message = `${change ? `【${change.name}，自 ${change.since}】` : ''}${VERDICT_NAMES[target.verdict]}：${target.message}`
  if (FAILED.has(target.verdict)) {
    return `    ${opening}><failure type="${escapeXml(target.reason)}" message="${escapeXml(message)}">${escapeXml(`${target.suggestion}\n${placesOf(target)}`)}</failure></testcase>\n`
  }
  if (DOUBTFUL.has(target.verdict)) return `    ${opening}><skipped message="${escapeXml(`${target.reason} ${message}`)}"/></testcase>\n`
  return `    ${opening}/>\n`
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host || new URL(url).protocol : '(malformed)')

/** How many problems are new, gone and still open, for build servers that read properties. */
const properties = ({ comparison }: PatrolReport): string =>
  comparison ? `    <properties>${CHANGES.map((change) => `<property name="${change}" value="${comparison[change].length}"/>`).join('')}</properties>\n` : ''

/**
 * The report as JUnit XML for build servers: danger and broken are failures; blocked, suspicious and skipped are skipped cases.
 */
export function* writeJunit(report: PatrolReport): Generator<string> {
  const { byVerdict, targets } = report.summary
  const failures = byVerdict.danger + byVerdict.broken
  const skipped = byVerdict.blocked + byVerdict.suspicious + byVerdict.skipped
  const seconds = (Date.parse(report.finishedAt) - Date.parse(report.startedAt)) / 1000
  const counts = `tests="${targets}" failures="${failures}" errors="0" skipped="${skipped}" time="${seconds.toFixed(3)}"`
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield `<testsuites ${counts}>\n  <testsuite name="${escapeXml(`链接巡检 ${report.site}`)}" ${counts} timestamp="${escapeXml(report.startedAt)}">\n`
  yield properties(report)
  const changes = changesByUrl(report)
  for (const target of report.targets) yield testCase(target, changes.get(target.url))
  yield '  </testsuite>\n</testsuites>\n'
}
