import { changesByUrl } from '../compare/changesByUrl.ts'
import type { PatrolReport, Place, TargetReport } from '../report.ts'
import { CHANGE_NAMES } from '../../shared/report/changeNames.ts'
import { csvCell } from '../../shared/report/csvCell.ts'
import { shanghaiDateTime } from '../../shared/shanghai.ts'
import { VERDICT_NAMES } from './verdictNames.ts'

const HEADINGS = ['结论', '原因代码', '已确认', '状态码', '链接', '最终地址', '所在页面', '行', '列', '元素', '属性', '链接文字', '说明', '建议']

/** Only where the run was compared with an earlier one. */
const COMPARED = ['与上次相比', '首次发现']

type Cell = number | string | null

const NOWHERE: Place = { page: '', line: null, column: null, element: '', attribute: '', text: '' }

const row = (target: TargetReport, place: Place): Cell[] => [
  VERDICT_NAMES[target.verdict], target.reason, target.confirmed ? '是' : '否', target.status, target.url, target.finalUrl,
  place.page, place.line, place.column, place.element, place.attribute, place.text, target.message, target.suggestion,
]

const line = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** What the run does not have any more, or could not see: no places, but the age. */
function* formerRows({ comparison }: PatrolReport): Generator<string> {
  for (const change of ['gone', 'unknown'] as const) {
    for (const { reason, since, url, verdict } of comparison?.[change] ?? []) {
      const known: Cell[] = [VERDICT_NAMES[verdict], reason, '', null, url]
      yield line([...known, ...Array.from({ length: HEADINGS.length - known.length }, () => ''), CHANGE_NAMES[change], shanghaiDateTime(new Date(since))])
    }
  }
}

/**
 * The report as CSV for spreadsheets: UTF-8 with byte order mark, CRLF, one row for each place of a link, no cell that runs as a formula. A compared
 * run has two columns more, and the problems that are gone at its end.
 */
export function* writeCsv(report: PatrolReport): Generator<string> {
  const changes = report.comparison ? changesByUrl(report) : null
  yield `\ufeff${line([...HEADINGS, ...(changes ? COMPARED : [])])}`
  for (const target of report.targets) {
    const change = changes?.get(target.url)
    const compared = changes ? [change?.name ?? '', change?.since ?? ''] : []
    for (const place of target.places.length > 0 ? target.places : [NOWHERE]) yield line([...row(target, place), ...compared])
  }
  yield* formerRows(report)
}
