import { headerOf, isSuccess, type Judged, type Subject } from './subject.ts'

/** 204 and 205 have no body by definition. */
const BODILESS = new Set([204, 205])

/** A page that shows nothing: no text, no picture, no script that could draw. */
export function blankPage({ outcome, text, contentType, isHtml }: Subject): Judged | null {
  if (!isSuccess(outcome.status) || BODILESS.has(outcome.status) || outcome.cut !== null) return null
  if (outcome.hasContent || headerOf(outcome, 'content-disposition').startsWith('attachment')) return null
  const isPage = isHtml || contentType === '' || /^text\/(?:html|plain)$|xhtml/.test(contentType)
  if (!isPage || (outcome.bodyBytes > 0 && !isHtml)) return null
  return visible(text) ? null : { reason: 'blank', evidence: [`页面没有可见内容（${outcome.bodyBytes} 字节）`] }
}

const visible = (text: string): boolean => /[^\s\u200b-\u200f\u2060\ufeff\u00a0]/.test(text)
