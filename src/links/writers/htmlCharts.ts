import { stackedBars } from '../../shared/charts/stackedBars.ts'
import { svgMarkup, type SvgNode } from '../../shared/charts/svg.ts'
import { trendColumns } from '../../shared/charts/trendColumns.ts'
import { escapeHtml } from '../../shared/report/html.ts'
import { shanghaiDateTime } from '../../shared/shanghai.ts'
import { breakdown, type Share } from '../analysis/breakdown.ts'
import { type PatrolReport, type Verdict, VERDICTS } from '../report.ts'
import { VERDICT_NAMES } from './verdictNames.ts'

const MOST_BARS = 12
/** Rows of a table; the spreadsheet has all. */
const MOST_ROWS = 100

const PROBLEMS = VERDICTS.filter((verdict) => verdict !== 'ok' && verdict !== 'skipped')

type Table = { headings: readonly string[]; rows: readonly (readonly (number | string)[])[] }

const tableHtml = ({ headings, rows }: Table): string => {
  const head = headings.map((heading) => `<th scope="col">${escapeHtml(heading)}</th>`).join('')
  const body = rows.slice(0, MOST_ROWS).map(([name = '', ...figures]) => `<tr><th scope="row">${escapeHtml(String(name))}</th>${figures.map((figure) => `<td>${escapeHtml(String(figure))}</td>`).join('')}</tr>`).join('')
  return `<table class="figures"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>${rows.length > MOST_ROWS ? `<p class="more">另有 ${rows.length - MOST_ROWS} 行，见 xlsx 报告。</p>` : ''}`
}

/** A drawing with the same figures as a table below it, for those who cannot see it and for copying. */
const figure = (title: string, chart: null | SvgNode, table: Table): string =>
  chart ? `<section class="figure"><h3>${escapeHtml(title)}</h3>${svgMarkup(chart)}<details><summary>${escapeHtml(title)}：数据表</summary>${tableHtml(table)}</details></section>\n` : ''

const partsOf = (byVerdict: Partial<Record<Verdict, number>>, verdicts: readonly Verdict[]) =>
  verdicts.map((verdict) => ({ name: VERDICT_NAMES[verdict], tone: verdict, value: byVerdict[verdict] ?? 0 }))

const verdictFigure = ({ summary }: PatrolReport): string => {
  const rows = VERDICTS.filter((verdict) => summary.byVerdict[verdict] > 0)
  const bars = rows.map((verdict) => ({ label: VERDICT_NAMES[verdict], parts: partsOf(summary.byVerdict, [verdict]) }))
  return figure('按结论', stackedBars('按结论统计的链接数', bars), { headings: ['结论', '链接'], rows: rows.map((verdict) => [VERDICT_NAMES[verdict], summary.byVerdict[verdict]]) })
}

const shareFigure = (title: string, first: string, shares: readonly Share[]): string => {
  const bars = shares.slice(0, MOST_BARS).map(({ byVerdict, name }) => ({ label: name, parts: partsOf(byVerdict, PROBLEMS) }))
  const owned = shares.some(({ owners }) => owners.length > 0)
  return figure(title, stackedBars(`${title}统计的有问题的链接数`, bars), {
    headings: [first, ...(owned ? ['责任人'] : []), '合计', ...PROBLEMS.map((verdict) => VERDICT_NAMES[verdict])],
    rows: shares.map(({ byVerdict, links, name, owners }) => [name, ...(owned ? [owners.join('、')] : []), links, ...PROBLEMS.map((verdict) => byVerdict[verdict] ?? 0)]),
  })
}

const trendFigure = ({ trend = [] }: PatrolReport): string => {
  const at = trend.map((point) => shanghaiDateTime(new Date(point.at)))
  const columns = trend.map(({ byVerdict }, index) => ({ label: at[index]?.slice(5, 10) ?? '', parts: partsOf(byVerdict, PROBLEMS) }))
  return figure('历次巡检', trendColumns('历次巡检中有问题的链接数', columns), {
    headings: ['开始时间', ...PROBLEMS.map((verdict) => VERDICT_NAMES[verdict])],
    rows: trend.map(({ byVerdict }, index) => [at[index] ?? '', ...PROBLEMS.map((verdict) => byVerdict[verdict])]),
  })
}

/** The figures of a report as drawings with tables: verdicts, reasons, parts of the site, people, target sites and, where known, the runs so far. */
export const htmlCharts = (report: PatrolReport): string => {
  const { byOwner, byReason, bySection, bySite } = breakdown(report)
  const reasons = byReason.slice(0, MOST_BARS).map(({ links, name, verdict }) => ({ label: name, parts: [{ name: VERDICT_NAMES[verdict], tone: verdict, value: links }] }))
  const reasonTable = { headings: ['原因', '结论', '链接'], rows: byReason.map(({ links, name, verdict }) => [name, VERDICT_NAMES[verdict], links]) }
  const figures = [
    verdictFigure(report), figure('按原因', stackedBars('按原因统计的有问题的链接数', reasons), reasonTable), shareFigure('按所在栏目', '栏目', bySection),
    report.sections ? shareFigure('按责任人', '责任人', byOwner) : '', shareFigure('按目标网站', '网站', bySite), trendFigure(report),
  ].join('')
  return figures === '' ? '' : `<h2>统计</h2><div class="charts">${figures}</div>\n`
}
