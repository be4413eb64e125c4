import { escapeXml } from '../../shared/report/escapeXml.ts'
import type { CheckedDocument, ContentReport, ReportedFinding } from '../report/contentReport.ts'
import { placeText } from './placeText.ts'
import { SEVERITIES, SEVERITY_NAMES } from './severityNames.ts'

const line = (finding: ReportedFinding): string =>
  `${SEVERITY_NAMES[finding.severity]} ${finding.rule} ${placeText(finding)}：${finding.message}${finding.text === '' ? '' : `（“${finding.text}”）`}`

const failureOf = ({ findings }: CheckedDocument): string => {
  const [worst] = SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity))
  if (!worst) return ''
  const all = findings.map(line).join('\n')
  return worst.severity === 'hint'
    ? `<system-out>${escapeXml(all)}</system-out>`
    : `<failure type="${escapeXml(worst.rule)}" message="${escapeXml(`${findings.length} 处问题，最重：${line(worst)}`)}">${escapeXml(all)}</failure>`
}

const testCase = (document: CheckedDocument): string => {
  const inner = failureOf(document)
  const opening = `    <testcase classname="${document.kind}" name="${escapeXml(document.path)}"`
  return inner === '' ? `${opening}/>\n` : `${opening}>${inner}</testcase>\n`
}

/** The report as JUnit XML for build servers: a case for each document; errors and warnings fail it, skipped files are skipped cases. */
export function* writeJunit({ documents, finishedAt, skipped, startedAt }: ContentReport): Generator<string> {
  const failures = documents.filter(({ findings }) => findings.some(({ severity }) => severity !== 'hint')).length
  const seconds = ((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000).toFixed(3)
  const counts = `tests="${documents.length + skipped.length}" failures="${failures}" errors="0" skipped="${skipped.length}" time="${seconds}"`
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield `<testsuites ${counts}>\n  <testsuite name="内容检查" ${counts} timestamp="${escapeXml(startedAt)}">\n`
  for (const document of documents) yield testCase(document)
  for (const { path, reason } of skipped) yield `    <testcase classname="skipped" name="${escapeXml(path)}"><skipped message="${escapeXml(reason)}"/></testcase>\n`
  yield '  </testsuite>\n</testsuites>\n'
}
