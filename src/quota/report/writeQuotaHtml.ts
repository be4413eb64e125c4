import { escapeHtml, linkedUrl } from '../../shared/report/html.ts'
import { HTML_STYLE } from '../../shared/report/htmlStyle.ts'
import { shanghaiDateTime } from '../../shared/shanghai.ts'
import { paceSentence } from '../paceSentence.ts'
import { type QuotaReport, type ReportedArticle, type ReportedMonth, standingOf, verdictOf } from './quotaReport.ts'

const STYLE = `
table{border-collapse:collapse;width:100%;margin:6px 0 14px}th,td{border-bottom:1px solid var(--line);padding:6px 8px;text-align:left;vertical-align:top}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}td.day{white-space:nowrap}
section{border-top:3px solid var(--tone);margin:0 0 24px;padding:8px 0 0}h2{font-size:18px;margin:0}h2 small{color:#57606a;font-size:14px;font-weight:400;margin-left:8px}
.digest{color:#57606a;font:12px ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}.wrong{color:var(--broken);font-weight:600}tr{break-inside:avoid}
@media print{section{break-inside:avoid-page}}`

const TONES: Readonly<Record<string, string>> = { 未达标: 'broken', 达标: 'ok', 进行中: 'redirected' }

const articleHtml = ({ day, reason, title, url }: ReportedArticle): string =>
  `<tr><td class="day">${day ?? '—'}</td><td>${escapeHtml(title)}${url === null ? '' : `<br>${linkedUrl(url)}`}</td><td>${reason === null ? '计入' : `未计入：${escapeHtml(reason)}`}</td></tr>`

const articlesHtml = ({ articles }: ReportedMonth): string =>
  (articles.length === 0 ? '<p>本月没有首次发布的文章。</p>' : `<table><thead><tr><th scope="col">首次发布日</th><th scope="col">文章</th><th scope="col">是否计入</th></tr></thead><tbody>${articles.map(articleHtml).join('')}</tbody></table>`)

const monthHtml = (month: ReportedMonth): string => {
  const verdict = verdictOf(month)
  const frozen = month.frozenAt === null ? '暂定，月末后冻结' : `${shanghaiDateTime(month.frozenAt)} 冻结`
  return `<section style="--tone:var(--${TONES[verdict] ?? 'skipped'})"><h2>${month.month} ${escapeHtml(month.columnTitle)}<small>${escapeHtml(month.column)}</small></h2>`
    + `<p><strong>${verdict}</strong>：应发 ${month.required} 篇，计入 ${month.counted} 篇${month.pace ? `（${escapeHtml(paceSentence(month.pace))}）` : ''} · ${frozen}</p>`
    + `${month.intact ? '' : '<p class="wrong">冻结后的内容与冻结时的摘要不符，请核对审计日志。</p>'}${articlesHtml(month)}<p class="digest">证据摘要（SHA-256）：${month.digest}</p></section>\n`
}

const overviewRow = (month: ReportedMonth): string =>
  `<tr><td>${month.month}</td><td>${escapeHtml(month.columnTitle)}</td><td class="number">${month.required}</td><td class="number">${month.counted}</td><td>${verdictOf(month)}</td><td>${standingOf(month)}</td></tr>`

/** The report as one HTML file: Chinese, printable, works offline and without scripts; every word of an article is escaped. */
export const writeQuotaHtml = ({ from, madeAt, months, site, to }: QuotaReport): string => {
  const title = `栏目发布量核算 ${from === to ? from : `${from} 至 ${to}`}`
  const overview = `<table><thead><tr><th scope="col">月份</th><th scope="col">栏目</th><th class="number" scope="col">应发</th><th class="number" scope="col">计入</th><th scope="col">结论</th><th scope="col">状态</th></tr></thead><tbody>${months.map(overviewRow).join('')}</tbody></table>`
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="referrer" content="no-referrer">
<title>${title}</title><style>${HTML_STYLE}${STYLE}</style></head>
<body><main><h1>${title}</h1>
<p class="meta">${escapeHtml(site)} · ${shanghaiDateTime(madeAt)}（北京时间）生成</p>
${months.length === 0 ? '<p class="notice">这段时间没有设置发布量要求的栏目，也没有冻结的月份。</p>' : overview + months.map(monthHtml).join('')}
<footer>计数口径：按系统记录的首次发布时间（北京时间）归月，改日期或重新发布不改变归月；与此前 12 个月内文章重复的、没有正文的、已撤回的不计入。月末后由系统冻结，冻结的月份不再改写。</footer></main></body></html>
`
}
