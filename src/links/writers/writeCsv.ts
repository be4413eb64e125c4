import type { PatrolReport, Place, TargetReport } from '../report.ts'
import { csvCell } from '../../shared/report/csvCell.ts'
import { VERDICT_NAMES } from './verdictNames.ts'

const HEADINGS = ['结论', '原因代码', '已确认', '状态码', '链接', '最终地址', '所在页面', '行', '列', '元素', '属性', '链接文字', '说明', '建议']

const NOWHERE: Place = { page: '', line: null, column: null, element: '', attribute: '', text: '' }

const row = (target: TargetReport, place: Place): string => [
  VERDICT_NAMES[target.verdict], target.reason, target.confirmed ? '是' : '否', target.status, target.url, target.finalUrl,
  place.page, place.line, place.column, place.element, place.attribute, place.text, target.message, target.suggestion,
].map(csvCell).join(',')

/** The report as CSV for spreadsheets: UTF-8 with byte order mark, CRLF, one row for each place of a link, no cell that runs as a formula. */
export function* writeCsv(report: PatrolReport): Generator<string> {
  yield `\ufeff${HEADINGS.map(csvCell).join(',')}\r\n`
  for (const target of report.targets) {
    const places = target.places.length > 0 ? target.places : [NOWHERE]
    for (const place of places) yield `${row(target, place)}\r\n`
  }
}
