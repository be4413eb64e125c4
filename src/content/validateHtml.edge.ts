import { HtmlValidate, type Message } from 'html-validate'

import { sourceLines } from './adapters/sourceLines.ts'
import type { ContentFinding } from './finding.ts'
import { depthOf } from './html/depthOf.ts'
import { HTML_RULES, isToldElsewhere, PAGE_ONLY } from './html/htmlRules.ts'

/** A source to validate, and the field it is the content of. `pathAt` names the element that starts at a line and column. */
export type HtmlSource = { field: string; html: string; isPage: boolean; pathAt?: (place: { column: number; line: number }) => string | null }

/** Longest source (characters) and deepest nesting that are validated; beyond it a finding says so. */
const LONGEST_HTML = 150_000
const DEEPEST_HTML = 200

const LONGEST_QUOTE = 120

const validatorOf = (isPage: boolean): HtmlValidate => {
  const names = Object.keys(HTML_RULES).filter((name) => name !== 'parser-error' && (isPage || !PAGE_ONLY.has(name)))
  return new HtmlValidate({ elements: ['html5'], extends: [], root: true, rules: Object.fromEntries(names.map((name) => [name, 'error'])) })
}

/** Building a validator is dear, so both are kept. */
const validators = { fragment: validatorOf(false), page: validatorOf(true) }

const refused = (field: string, message: string, rule: string): ContentFinding[] =>
  [{ field, message, nodePath: null, rule, severity: 'error', source: '本站编辑规范', text: '' }]

/** The tag or reference a message is about, with its offset. */
const quoteAt = (html: string, offset: number): { offset: number; text: string } => {
  if (html[offset] === '&') return { offset, text: /^&[#\w]*;?/.exec(html.slice(offset, offset + 40))?.[0] ?? '&' }
  const open = html.lastIndexOf('<', offset)
  const start = open === -1 || html.slice(open, offset).includes('>') ? offset : open
  const end = html.indexOf('>', start)
  return { offset: start, text: html.slice(start, Math.min(end === -1 ? html.length : end + 1, start + LONGEST_QUOTE)) }
}

/** Whether an element is misplaced only because one before it was not closed, or closed out of turn. */
const isLeftOpen = (messages: readonly Message[], message: string, offset: number): boolean => {
  const outer = /(?:under|descendant of) <([\w-]+)>$/.exec(message)?.[1]
  return outer !== undefined && messages.some((other) => other.ruleId === 'close-order' && !other.message.startsWith('Stray') && other.offset < offset && new RegExp(`</?${outer}>`).test(other.message))
}

/** Of the messages that follow from one fault (a missing end tag in a line, an element in the wrong place) the first says it. */
const withoutEchoes = (messages: readonly Message[]): Message[] => {
  const unclosed = new Set(messages.filter(({ message, ruleId }) => ruleId === 'close-order' && message.startsWith('Unclosed')).map(({ line }) => line))
  const misplaced = new Set<number>()
  return messages.filter(({ line, message, offset, ruleId }) => {
    if (ruleId === 'close-order' && message.startsWith('Stray')) return !unclosed.has(line)
    if (!ruleId.startsWith('element-permitted-')) return true
    if (isLeftOpen(messages, message, offset)) return false
    const isFirst = !misplaced.has(offset)
    misplaced.add(offset)
    return isFirst
  })
}

/** What html-validate finds in a source, as findings of the field with the place in the source; nothing that another rule tells. */
export const validateHtml = ({ field, html, isPage, pathAt }: HtmlSource): ContentFinding[] => {
  if (html.length > LONGEST_HTML) return refused(field, `正文过长（${html.length} 字符），网页代码没有校验，请拆分`, 'document-too-large')
  if (depthOf(html) > DEEPEST_HTML) return refused(field, `标签嵌套超过 ${DEEPEST_HTML} 层，网页代码没有校验，请用“一键排版”清除多余的标签`, 'document-too-deep')
  const messages = validators[isPage ? 'page' : 'fragment'].validateStringSync(html).results.flatMap((result) => result.messages)
  const lines = sourceLines(html)
  return withoutEchoes(messages).flatMap((found) => {
    const rule = HTML_RULES[found.ruleId]
    if (!rule || isToldElsewhere(found)) return []
    const { offset, text } = quoteAt(html, found.offset)
    const place = lines.at(offset)
    return [{
      ...place, field, message: rule.message(found), nodePath: pathAt?.(place) ?? null, rule: `html/${found.ruleId}`, severity: rule.severity, source: 'HTML 标准（WHATWG）', text,
    }]
  })
}
