import type { Hop, Place, TargetReport } from '../report.ts'
import { escapeHtml, linkedUrl, plainUrl } from '../../shared/report/html.ts'

const PLACES_SHOWN = 20

const isDangerous = ({ verdict }: TargetReport): boolean => verdict === 'danger' || verdict === 'broken'

/** One target with its message, advice, facts and places. Danger and broken URLs cannot be clicked. */
export function htmlTarget(target: TargetReport): string {
  const url = isDangerous(target) ? plainUrl(target.url) : linkedUrl(target.url)
  if (target.verdict === 'ok') return `<p>${url}${target.hints.map((hint) => ` <span class="more">${escapeHtml(hint)}</span>`).join('')}</p>`
  const advice = target.suggestion ? `<p class="advice">建议：${escapeHtml(target.suggestion)}</p>` : ''
  return `<article><p class="head">${tags(target)}${url}</p><p>${escapeHtml(target.message)}</p>${advice}${facts(target)}${places(target)}</article>\n`
}

const tags = ({ status, confirmed, verdict }: TargetReport): string => {
  const texts = [...(status === null ? [] : [String(status)]), ...(verdict === 'broken' ? [confirmed ? '已确认' : '首次发现，待复查'] : [])]
  return texts.map((text) => `<span class="tag">${text}</span>`).join('')
}

function facts({ hops, evidence, hints }: TargetReport): string {
  const trace = hops.length > 1 ? hops.map(hopLine) : []
  const lines = [...trace, ...evidence.map(escapeHtml), ...hints.map(escapeHtml)]
  return lines.length === 0 ? '' : `<ul class="facts">${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`
}

const hopLine = ({ url, status, ms }: Hop): string => `${status ?? '无回答'} · ${plainUrl(url)} · ${Math.round(ms)} 毫秒`

function places({ places: all, placesTotal }: TargetReport): string {
  const lines = all.slice(0, PLACES_SHOWN).map((place) => `<li>${placeLine(place)}</li>`).join('')
  const rest = placesTotal - Math.min(all.length, PLACES_SHOWN)
  return `<ul class="places">${lines}</ul>${rest > 0 ? `<p class="more">另有 ${rest} 处</p>` : ''}`
}

function placeLine({ page, line, column, element, attribute, text }: Place): string {
  const where = line === null ? '' : ` 第 ${line} 行${column === null ? '' : `第 ${column} 列`}`
  const written = text.trim() ? ` <span class="text">“${escapeHtml(text.trim().slice(0, 120))}”</span>` : ''
  return `${linkedUrl(page)}${where} <code>${escapeHtml(element)}${attribute ? ` ${escapeHtml(attribute)}` : ''}</code>${written}`
}
