import { html, type SafeHtml } from '../html.ts'
import type { Page } from '../layout.ts'
import { columnTags } from '../pageTags.ts'
import { monthText } from '../parts/monthText.ts'

export type ScoreRow = {
  /** Sum of additions and deductions; 0 when there are none. */
  adjustment: number
  center: string
  demo?: boolean
  /** Points by indicator key. */
  points: Readonly<Record<string, number | undefined>>
  rank?: number
  /** Which publication of this month's score; above 1 after a correction. */
  revision: number
  total?: number
}

export type Indicator = { key: string; name: string; weight?: number }

export type ScoresPageData = {
  indicators: readonly Indicator[]
  /** Month shown, `YYYY-MM`; null when nothing is published. */
  period: string | null
  /** Published months, newest first. */
  periods: readonly string[]
  rows: readonly ScoreRow[]
}

const COLUMN = {
  description: '全省外贸综合服务中心月度考核得分与排名。',
  keywords: ['外贸综合服务中心', '考核', '得分', '排名'],
  name: '服务中心考核',
  type: '数据发布',
}

/** Points with two decimals at most; a dash when there are none. */
export const pointsText = (points?: number): string => (points === undefined || !Number.isFinite(points) ? '—' : String(Math.round(points * 100) / 100))

const urlOf = (period: string, periods: readonly string[]): string => (period === periods[0] ? '/scores/' : `/scores/?period=${period}`)

const renderPeriods = ({ period, periods }: ScoresPageData): SafeHtml => html`<nav class="periods" aria-label="选择月份"><ul class="chips">
${periods.map((each) => html`<li><a href="${urlOf(each, periods)}"${each === period && html` aria-current="page"`}>${monthText(each)}</a></li>
`)}
</ul></nav>`

const renderRow = (row: ScoreRow, indicators: readonly Indicator[], adjusted: boolean): SafeHtml => html`<tr>
<td class="rank">${row.rank === undefined ? '—' : html`<span${row.rank <= 3 && html` class="top"`}>${row.rank}</span>`}</td>
<th scope="row">${row.center}${row.revision > 1 && html` <span class="badge">第 ${row.revision} 版</span>`}</th>
<td class="number total">${pointsText(row.total)}</td>
${indicators.map(({ key }) => html`<td class="number">${pointsText(row.points[key])}</td>`)}
${adjusted && html`<td class="number">${pointsText(row.adjustment)}</td>`}</tr>
`

const renderTable = (data: ScoresPageData, period: string): SafeHtml => {
  const { indicators, rows } = data
  const adjusted = rows.some(({ adjustment }) => adjustment !== 0)
  return html`<div class="scroll" role="group" aria-label="考核得分表" tabindex="0"><table class="data scores">
<caption>${monthText(period)}外贸综合服务中心考核得分与排名</caption>
<thead><tr><th scope="col">排名</th><th scope="col">服务中心</th><th scope="col" class="number">总分</th>
${indicators.map(({ name, weight }) => html`<th scope="col" class="number">${name}${weight !== undefined && html`<small>满分 ${weight}</small>`}</th>`)}
${adjusted && html`<th scope="col" class="number">加减分</th>`}</tr></thead>
<tbody>${rows.map((row) => renderRow(row, indicators, adjusted))}</tbody></table></div>`
}

/** Published scores of one month, best rank first. */
export const scoresPage = (data: ScoresPageData): Page => {
  const { period, periods, rows } = data
  const title = period === null || period === periods[0] ? COLUMN.name : `${COLUMN.name}：${monthText(period)}`
  return {
    content: html`<div class="wrap"><div class="panel">
<div class="page-head"><h1>${title}</h1>${period !== null && html`<p>${rows.length} 个服务中心</p>`}</div>
${period === null ? html`<p class="empty">尚未公布考核得分。</p>` : html`${renderPeriods(data)}${renderTable(data, period)}
<p class="note">总分相同的并列同一名次。得分更正后重新公布的，以最新版次为准。</p>`}
</div></div>`,
    demo: rows.some(({ demo }) => demo),
    description: COLUMN.description,
    path: period === null ? '/scores/' : urlOf(period, periods),
    tags: columnTags(COLUMN),
    title,
    trail: [{ title: COLUMN.name, url: '/scores/' }],
  }
}
