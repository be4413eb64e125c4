import { headerOf, isSuccess, type Judged, type Subject } from './subject.ts'

/** A page that shows nothing: no text, no picture, no script that could draw. */
export function blankPage({ outcome, text, contentType, isHtml }: Subject): Judged | null {
  if (!isSuccess(outcome.status) || outcome.status === 204 || outcome.status === 205 || outcome.cut !== null) return null
  if (headerOf(outcome, 'content-disposition').startsWith('attachment')) return null
  const isPage = isHtml || contentType === '' || /^text\/(?:html|plain)$|xhtml/.test(contentType)
  if (!isPage || outcome.hasContent || (outcome.bodyBytes > 0 && !isHtml)) return null
  return visible(text) ? null : { reason: 'blank', evidence: [`页面没有可见内容（${outcome.bodyBytes} 字节）`] }
}

const visible = (text: string): boolean => /[^\s\u200b-\u200f\u2060\ufeff\u00a0]/.test(text)
