import { formatInstant } from '../../shared/report/formatInstant.ts'
import { escapeHtml } from '../../shared/report/html.ts'
import { HTML_STYLE } from '../../shared/report/htmlStyle.ts'
import type { CheckedDocument, ContentReport, ReportedFinding, ReportSummary } from '../report/contentReport.ts'
import { CONTENT_STYLE } from './htmlStyle.ts'
import { placeText } from './placeText.ts'
import { SEVERITIES, SEVERITY_NAMES } from './severityNames.ts'

/** Documents shown with their findings; JSON and CSV have all of them. */
const SHOWN = 5_000

const head = ({ finishedAt, startedAt, summary }: ContentReport): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="referrer" content="no-referrer">
<title>内容检查报告</title><style>${HTML_STYLE}${CONTENT_STYLE}</style></head>
<body><main><h1>内容检查报告</h1>
<p class="meta">${formatInstant(startedAt)} 至 ${formatInstant(finishedAt)}（北京时间） · 文档 ${summary.documents} · 附件 ${summary.attachments} · 无问题 ${summary.clean}</p>
`

const tiles = (summary: ReportSummary): string =>
  `<ul class="tiles">${SEVERITIES.map((severity) => `<li style="--tone:var(--${severity})"><a href="#findings"><b>${summary[severity]}</b>${SEVERITY_NAMES[severity]}</a></li>`).join('')
  }<li style="--tone:var(--clean)"><a href="#clean"><b>${summary.clean}</b>无问题</a></li><li style="--tone:var(--skipped)"><a href="#skipped"><b>${summary.skipped}</b>未检查</a></li></ul>`

const findingHtml = (finding: ReportedFinding): string => {
  const { fix, message, rule, severity, source, text } = finding
  const quote = text === '' ? '' : `<p><span class="quote">${escapeHtml(text)}</span>${fix ? ` → <span class="quote">${escapeHtml(fix.to)}</span>` : ''}</p>`
  return `<article style="--tone:var(--${severity})"><p class="head"><span class="tag">${SEVERITY_NAMES[severity]}</span>${escapeHtml(message)}</p>${quote}`
    + `<p class="source">${escapeHtml(placeText(finding))} · ${escapeHtml(rule)} · 依据：${escapeHtml(source)}</p></article>\n`
}

const worstOf = ({ findings }: CheckedDocument): string => SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'clean'

const documentHtml = (document: CheckedDocument): string => {
  const counts = SEVERITIES.map((severity) => [severity, document.findings.filter((finding) => finding.severity === severity).length] as const).filter(([, count]) => count > 0)
  const shown = counts.map(([severity, count]) => `${SEVERITY_NAMES[severity]} ${count}`).join('，')
  const title = document.title === null ? '' : ` ${escapeHtml(document.title)}`
  return `<details class="group" style="--tone:var(--${worstOf(document)})" open><summary>${escapeHtml(document.path)}<small>${title} · ${shown}</small></summary><div class="body">`
    + `${document.findings.map(findingHtml).join('')}</div></details>\n`
}

const listing = (id: string, name: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `<h2 id="${id}">${name} · ${lines.length}</h2><ul class="facts">${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>\n`

/** The report as one HTML file: Chinese, printable, works offline and without scripts; every word of a document is escaped. */
export function* writeHtml(report: ContentReport): Generator<string> {
  yield head(report)
  if (!report.complete) yield '<p class="notice"><strong>检查被中断，报告不完整。</strong></p>'
  yield tiles(report.summary)
  const faulty = report.documents.filter(({ findings }) => findings.length > 0)
  yield `<h2 id="findings">有问题的文档 · ${faulty.length}</h2>\n`
  for (const document of faulty.slice(0, SHOWN)) yield documentHtml(document)
  if (faulty.length > SHOWN) yield `<p class="more">另有 ${faulty.length - SHOWN} 个未列出，见 JSON 或 CSV 报告。</p>`
  yield listing('clean', '没有问题', report.documents.filter(({ findings }) => findings.length === 0).map(({ path }) => path))
  yield listing('skipped', '没有检查', report.skipped.map(({ path, reason }) => `${path}：${reason}`))
  yield `<footer>内容检查报告 · 版本 ${report.version} · 个人信息已打码。完整数据见同名 JSON 与 CSV 文件。</footer></main></body></html>\n`
}
