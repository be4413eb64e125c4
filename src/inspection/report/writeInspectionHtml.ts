import { escapeHtml } from '../../shared/report/html.ts'
import { HTML_STYLE } from '../../shared/report/htmlStyle.ts'
import { shanghaiDateTime } from '../../shared/shanghai.ts'
import { forecastOf, howComputed } from '../explainRule.ts'
import type { Evidence, RuleVerdict } from '../verdict.ts'
import { type InspectionReport, OUTCOME_NAMES, STATE_NAMES } from './inspectionReport.ts'
import { trendChart } from './trendChart.ts'

const STYLE = `
table{border-collapse:collapse;width:100%;margin:6px 0 10px}th,td{border-bottom:1px solid var(--line);padding:5px 8px;text-align:left;vertical-align:top}td.day{white-space:nowrap}
section{border-top:3px solid var(--tone);margin:0 0 22px;padding:8px 0 0}h2{font-size:18px;margin:0}h2 small{color:#57606a;font-size:14px;font-weight:400;margin-left:8px}
.verdict{font-size:20px}.forecast{color:var(--suspicious);font-weight:600}.how{color:#57606a;font-size:13px;margin:2px 0}svg{max-width:100%;height:auto}tr{break-inside:avoid}`

const TONES: Readonly<Record<RuleVerdict['state'], string>> = { breached: 'broken', passed: 'ok', unknown: 'skipped' }

const evidenceRow = ({ breachesOn, detail, place }: Evidence): string => `<tr><td>${escapeHtml(place)}</td><td>${escapeHtml(detail)}</td><td class="day">${breachesOn ?? '—'}</td></tr>`

const evidenceTable = (evidence: readonly Evidence[]): string =>
  (evidence.length === 0 ? '' : `<table><thead><tr><th scope="col">位置</th><th scope="col">情况</th><th scope="col">到期日</th></tr></thead><tbody>${evidence.map(evidenceRow).join('')}</tbody></table>`)

const ruleHtml = (rule: RuleVerdict): string => {
  const { evidence, kind, message, name, points, source, state, verified } = rule
  const forecast = forecastOf(rule)
  return `<section style="--tone:var(--${TONES[state]})"><h2>${escapeHtml(name)}<small>${kind === 'veto' ? '单项否决' : `扣 ${points} 分`}</small></h2>`
    + `<p><strong>${STATE_NAMES[state]}</strong>：${escapeHtml(message)}</p>${forecast ? `<p class="forecast">${escapeHtml(forecast)}</p>` : ''}`
    + `<p class="how">怎样计算：${escapeHtml(howComputed(rule))}</p><p class="how">依据：${escapeHtml(source)}${verified ? '' : '（尚未核对原文）'}</p>${evidenceTable(evidence)}</section>\n`
}

const ORDER: readonly RuleVerdict['state'][] = ['breached', 'passed', 'unknown']

/** What needs a hand first: breached rules, then those that turn bad soonest. */
const sorted = (rules: readonly RuleVerdict[]): RuleVerdict[] =>
  [...rules].sort((left, right) => ORDER.indexOf(left.state) - ORDER.indexOf(right.state) || (left.breachesOn ?? '9').localeCompare(right.breachesOn ?? '9'))

/** The verdict of a day as one HTML file: Chinese, printable, works offline and without scripts; every word from outside is escaped. */
export const writeInspectionHtml = ({ day, madeAt, outcome, rules, score, site, trend }: InspectionReport): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="referrer" content="no-referrer">
<title>检查指标自查报告 ${day}</title><style>${HTML_STYLE}${STYLE}</style></head>
<body><main><h1>检查指标自查报告 ${day}</h1>
<p class="meta">${escapeHtml(site)} · ${shanghaiDateTime(madeAt)}（北京时间）生成</p>
<p class="verdict"><strong>${OUTCOME_NAMES[outcome]}</strong> · 得分 ${score}</p>
<p>满分 100 分，按扣分项扣减；任何一个单项否决指标不合格即整站不合格，低于 60 分也不合格。没有数据的指标不扣分，标为“无法判断”。</p>
${trend.length > 1 ? `<h2>趋势</h2>${trendChart(trend)}` : ''}
${sorted(rules).map(ruleHtml).join('')}
<footer>结论由系统每天按“检查指标”中的阈值从实际数据计算；阈值可在后台修改，标明“尚未核对原文”的仅供参考。</footer></main></body></html>
`
