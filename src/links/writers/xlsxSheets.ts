import { CHANGE_NAMES, CHANGES } from '../../shared/report/changeNames.ts'
import { reasonName } from '../../shared/reasonNames.ts'
import { shanghaiDateTime } from '../../shared/shanghai.ts'
import { breakdown, type Share } from '../analysis/breakdown.ts'
import { changesByUrl } from '../compare/changesByUrl.ts'
import { isProblem } from '../compare/isProblem.ts'
import { type PatrolReport, type TargetReport, VERDICTS } from '../report.ts'
import { CUT_NAMES } from './cutNames.ts'
import { VERDICT_NAMES } from './verdictNames.ts'

export type SheetCell = null | number | string

/** A sheet with one line of headings; `widths` in characters. */
export type SheetTable = { headings: readonly string[]; name: string; rows: readonly (readonly SheetCell[])[]; widths: readonly number[] }

/** Rows a sheet takes at most here; the format itself ends at 1,048,576. */
const MOST_ROWS = 200_000

const when = (iso: string): string => shanghaiDateTime(new Date(iso))

const summarySheet = (report: PatrolReport): SheetTable => {
  const { comparison, complete, finishedAt, incidents, site, startedAt, summary } = report
  const rows: SheetCell[][] = [
    ['网站', site], ['开始（北京时间）', when(startedAt)], ['结束（北京时间）', when(finishedAt)], ['是否完整', complete ? '是' : '否'],
    ['页面', summary.pages], ['链接', summary.targets], ['出现', summary.places],
    ...VERDICTS.map((verdict) => [VERDICT_NAMES[verdict], summary.byVerdict[verdict]]),
    ...(comparison ? [['与之比较的巡检', when(comparison.earlier.startedAt)], ...CHANGES.map((change) => [CHANGE_NAMES[change], comparison[change].length])] : []),
    ...incidents.map((incident) => ['说明', incident]),
  ]
  return { headings: ['项目', '数值'], name: '概要', rows, widths: [22, 60] }
}

const findingsSheet = (problems: readonly TargetReport[], report: PatrolReport): SheetTable => {
  const changes = changesByUrl(report)
  const rows = problems.map((target): SheetCell[] => {
    const change = changes.get(target.url)
    const { confirmed, finalUrl, message, placesTotal, reason, status, suggestion, url, verdict } = target
    return [
      VERDICT_NAMES[verdict], reasonName(reason), reason, verdict === 'broken' ? (confirmed ? '已确认' : '待复查') : '', status, url, finalUrl, placesTotal,
      message, suggestion, change?.name ?? '', change?.since ?? '',
    ]
  })
  return {
    headings: ['结论', '原因', '原因代码', '确认', '状态码', '链接', '最终地址', '出现次数', '说明', '建议', '与上次相比', '首次发现'],
    name: '问题', rows, widths: [10, 20, 18, 10, 8, 60, 50, 10, 50, 40, 12, 20],
  }
}

const placesSheet = (problems: readonly TargetReport[]): SheetTable => ({
  headings: ['结论', '链接', '所在页面', '行', '列', '元素', '属性', '链接文字'],
  name: '位置',
  rows: problems.flatMap(({ places, url, verdict }) =>
    places.map(({ attribute, column, element, line, page, text }): SheetCell[] => [VERDICT_NAMES[verdict], url, page, line, column, element, attribute, text])),
  widths: [10, 60, 60, 8, 8, 10, 12, 30],
})

const redirectsSheet = (targets: readonly TargetReport[]): SheetTable => ({
  headings: ['链接', '第几跳', '状态码', '地址', '毫秒', '原因', '最终地址'],
  name: '跳转',
  rows: targets.filter(({ hops }) => hops.length > 1).flatMap(({ finalUrl, hops, reason, url }) =>
    hops.map((hop, index): SheetCell[] => [url, index + 1, hop.status, hop.url, Math.round(hop.ms), reasonName(reason), finalUrl])),
  widths: [60, 8, 8, 60, 8, 20, 60],
})

const cutOffSheet = ({ cutOff }: PatrolReport): SheetTable => ({
  headings: ['限额', '位置', '略过的地址数'], name: '未覆盖', rows: cutOff.map(({ at, limit, skipped }) => [CUT_NAMES[limit], at, skipped]), widths: [16, 80, 14],
})

const shareRows = (kind: string, shares: readonly Share[]): SheetCell[][] =>
  shares.map(({ byVerdict, links, name, owners }) => [kind, name, owners.join('、'), links, ...VERDICTS.slice(0, 5).map((verdict) => byVerdict[verdict] ?? 0)])

const statisticsSheet = (report: PatrolReport): SheetTable => {
  const { byOwner, byReason, bySection, bySite } = breakdown(report)
  const reasons = byReason.map(({ links, name, verdict }): SheetCell[] => ['原因', name, '', links, ...VERDICTS.slice(0, 5).map((other) => (other === verdict ? links : 0))])
  const owners = report.sections ? shareRows('责任人', byOwner) : []
  return {
    headings: ['分类', '名称', '责任人', '有问题的链接', ...VERDICTS.slice(0, 5).map((verdict) => VERDICT_NAMES[verdict])],
    name: '统计', rows: [...reasons, ...shareRows('栏目', bySection), ...owners, ...shareRows('目标网站', bySite)], widths: [12, 40, 24, 14, 10, 10, 10, 10, 10],
  }
}

const comparisonSheet = ({ comparison }: PatrolReport): SheetTable[] =>
  comparison
    ? [{
        headings: ['变化', '结论', '原因', '链接', '首次发现', '上次结论'],
        name: '与上次相比',
        rows: CHANGES.flatMap((change) => comparison[change].map(({ reason, since, url, verdict, was }): SheetCell[] =>
          [CHANGE_NAMES[change], VERDICT_NAMES[verdict], reasonName(reason), url, when(since), was ? `${VERDICT_NAMES[was.verdict]}（${reasonName(was.reason)}）` : ''])),
        widths: [12, 10, 22, 70, 20, 24],
      }]
    : []

const trendSheet = ({ trend }: PatrolReport): SheetTable[] =>
  trend ? [{ headings: ['开始时间', ...VERDICTS.map((verdict) => VERDICT_NAMES[verdict])], name: '历次巡检', rows: trend.map(({ at, byVerdict }) => [when(at), ...VERDICTS.map((verdict) => byVerdict[verdict])]), widths: [20] }] : []

const bounded = (sheet: SheetTable): SheetTable => {
  const over = sheet.rows.length - MOST_ROWS
  return over > 0 ? { ...sheet, rows: [...sheet.rows.slice(0, MOST_ROWS), [`另有 ${over} 行未列出，见 CSV 或 JSON 报告`]] } : sheet
}

/** The report as sheets: summary, statistics, findings, their places, redirects hop by hop, what was cut off, and, of a compared run, what changed. */
export const xlsxSheets = (report: PatrolReport): SheetTable[] => {
  const problems = report.targets.filter(isProblem).sort((one, other) => VERDICTS.indexOf(one.verdict) - VERDICTS.indexOf(other.verdict))
  const sheets = [
    summarySheet(report), statisticsSheet(report), findingsSheet(problems, report), placesSheet(problems), redirectsSheet(report.targets), cutOffSheet(report),
    ...comparisonSheet(report), ...trendSheet(report),
  ]
  return sheets.map(bounded)
}
