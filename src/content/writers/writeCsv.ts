import { csvCell } from '../../shared/report/csvCell.ts'
import type { CheckedDocument, ContentReport, ReportedFinding } from '../report/contentReport.ts'
import { SEVERITY_NAMES } from './severityNames.ts'

const HEADINGS = ['文件', '种类', '级别', '规则', '行', '列', '位置', '字段', '原文', '说明', '改为', '依据']

const KINDS = { attachment: '附件', document: '文档' } as const

const row = ({ kind, path }: CheckedDocument, { fix, message, place, rule, severity, source, text }: ReportedFinding): string => [
  path, KINDS[kind], SEVERITY_NAMES[severity], rule, place.line, place.column, place.path, place.field, text, message, fix?.to ?? '', source,
].map(csvCell).join(',')

const cleanRow = ({ kind, path }: CheckedDocument): string => [path, KINDS[kind], '无问题', ...HEADINGS.slice(3).map(() => '')].map(csvCell).join(',')

/** The report as CSV for spreadsheets: UTF-8 with byte order mark, CRLF, a row for each finding, each clean document and each skipped file. */
export function* writeCsv({ documents, skipped }: ContentReport): Generator<string> {
  yield `\ufeff${HEADINGS.map(csvCell).join(',')}\r\n`
  for (const document of documents) {
    if (document.findings.length === 0) yield `${cleanRow(document)}\r\n`
    for (const finding of document.findings) yield `${row(document, finding)}\r\n`
  }
  for (const { path, reason } of skipped) yield `${[path, '未检查', '', '', '', '', '', '', '', reason, '', ''].map(csvCell).join(',')}\r\n`
}
