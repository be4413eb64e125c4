import { formatInstant } from '../../shared/report/formatInstant.ts'
import { escapeHtml, linkedUrl, plainUrl } from '../../shared/report/html.ts'
import { HTML_STYLE } from '../../shared/report/htmlStyle.ts'
import { CUT_NAMES } from './cutNames.ts'
import { groupBy } from '../../shared/groupBy.ts'
import { htmlCharts } from './htmlCharts.ts'
import { htmlComparison } from './htmlComparison.ts'
import { htmlTarget } from './htmlTarget.ts'
import { VERDICTS, type PatrolReport, type TargetReport, type Verdict } from '../report.ts'
import { shortName } from '../judge/messages.ts'
import { VERDICT_NAMES } from './verdictNames.ts'

const EXPLANATIONS: Record<Verdict, string> = {
  danger: '目标已被停放、劫持或含违禁内容，须立即取消',
  broken: '读者打不开，需要修复',
  blocked: '对方拒绝自动检查，请人工打开确认',
  suspicious: '能打开，但内容或去向可疑',
  redirected: '能打开，建议直接链接最终地址',
  skipped: '按设置或规则没有检查',
  ok: '可以打开，内容正常',
}

const OPEN: ReadonlySet<Verdict> = new Set(['danger', 'broken', 'suspicious'])
/** Entries of one section; JSON and CSV have all of them. */
const SHOWN: Record<Verdict, number> = { danger: 5000, broken: 5000, blocked: 2000, suspicious: 2000, redirected: 2000, skipped: 300, ok: 300 }

/** The report as one HTML file: Chinese, printable, works offline and without scripts; every crawled string is escaped. */
export function* writeHtml(report: PatrolReport): Generator<string> {
  yield head(report)
  yield notices(report)
  yield tiles(report) + bar(report) + htmlComparison(report) + htmlCharts(report)
  yield '<h2>明细</h2>\n'
  for (const verdict of VERDICTS) yield* section(report, verdict)
  yield `<footer>链接巡检报告 · 版本 ${report.version} · 完整数据见 JSON、CSV 与 xlsx 格式。危险与失效的地址以纯文本显示，避免误点。</footer></main></body></html>\n`
}

const head = ({ site, startedAt, finishedAt, summary }: PatrolReport): string => `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="referrer" content="no-referrer">
<title>链接巡检报告 ${escapeHtml(site)}</title><style>${HTML_STYLE}</style></head>
<body><main><h1>链接巡检报告</h1>
<p class="meta">${linkedUrl(site)}<br>${formatInstant(startedAt)} 至 ${formatInstant(finishedAt)}（北京时间） · 页面 ${summary.pages} · 链接 ${summary.targets} · 出现 ${summary.places} 处</p>
`

function notices({ complete, cutOff, incidents }: PatrolReport): string {
  const cuts = cutOff.map((cut) => `<li>达到限额“${CUT_NAMES[cut.limit]}”，略过 ${cut.skipped} 个地址，位置 ${plainUrl(cut.at)}</li>`).join('')
  const cutNotice = complete ? '' : `<div class="notice"><strong>本次巡检不完整。</strong><ul>${cuts}</ul></div>`
  return cutNotice + incidents.map((incident) => `<p class="notice">${escapeHtml(incident)}</p>`).join('')
}

/** A verdict without links has no section to go to. */
const tile = ({ byVerdict }: PatrolReport['summary'], verdict: Verdict): string => {
  const words = `<b>${byVerdict[verdict]}</b>${VERDICT_NAMES[verdict]}`
  return byVerdict[verdict] > 0 ? `<a href="#${verdict}">${words}</a>` : `<span>${words}</span>`
}

const tiles = ({ summary }: PatrolReport): string =>
  `<ul class="tiles">${VERDICTS.map((verdict) => `<li class="tone-${verdict}">${tile(summary, verdict)}</li>`).join('')}</ul>`

/** Shares of the verdicts as one bar; small shares keep a visible width. */
function bar({ summary }: PatrolReport): string {
  const present = VERDICTS.filter((verdict) => summary.byVerdict[verdict] > 0)
  if (present.length === 0) return ''
  const weights = present.map((verdict) => Math.max(summary.byVerdict[verdict] / summary.targets, 0.01))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let x = 0
  const parts = present.map((verdict, index) => {
    const width = ((weights[index] ?? 0) / whole) * 1000
    const part = `<rect y="0" x="${x.toFixed(1)}" width="${width.toFixed(1)}" height="18" class="tone-${verdict}"><title>${VERDICT_NAMES[verdict]} ${summary.byVerdict[verdict]}</title></rect>`
    x += width
    return part
  })
  return `<svg class="bar" viewBox="0 0 1000 18" preserveAspectRatio="none" role="img" aria-label="各结论所占比例">${parts.join('')}</svg>`
}

function* section({ targets, summary }: PatrolReport, verdict: Verdict): Generator<string> {
  const total = summary.byVerdict[verdict]
  if (total === 0) return
  yield `<details class="group tone-${verdict}" id="${verdict}"${OPEN.has(verdict) ? ' open' : ''}><summary>${VERDICT_NAMES[verdict]} ${total}<small>${EXPLANATIONS[verdict]}</small></summary><div class="body">`
  const shown = targets.filter((target) => target.verdict === verdict).slice(0, SHOWN[verdict])
  for (const [reason, group] of groupByReason(shown)) {
    if (verdict !== 'ok') yield `<h3>${escapeHtml(shortName(reason))} · ${group.length}</h3>`
    for (const target of group) yield htmlTarget(target)
  }
  if (total > shown.length) yield `<p class="more">另有 ${total - shown.length} 个未列出，见 JSON 或 CSV 报告。</p>`
  yield '</div></details>\n'
}

const groupByReason = (targets: readonly TargetReport[]): [TargetReport['reason'], TargetReport[]][] =>
  [...groupBy(targets, ({ reason }) => reason)].sort(([, one], [, other]) => other.length - one.length)
