import { extractHtml } from '../../../src/links/extractHtml.ts'
import type { Hop } from '../../../src/links/report.ts'
import type { ClassifyInput, FailureCode, TraceAnswer } from '../../../src/links/trace.ts'

export const PAGE = '<!doctype html><title>省商务厅 外贸服务</title><h1 id="top1">外贸服务</h1><p>湖北省外贸综合服务中心面向全省企业提供报关、退税、信保等服务，欢迎咨询办理。</p>'

type AnswerCase = {
  url?: string
  finalUrl?: string
  hops?: (number | null)[]
  hopUrls?: string[]
  status?: number
  type?: string
  headers?: TraceAnswer['headers']
  body?: string | Uint8Array
  answer?: Partial<TraceAnswer>
  internal?: boolean
  context?: Partial<ClassifyInput['context']>
}

const bytesOf = (body: string | Uint8Array): Uint8Array => (typeof body === 'string' ? new TextEncoder().encode(body) : body)

const inputOf = (given: AnswerCase, outcome: ClassifyInput['outcome']): ClassifyInput => ({
  url: given.url ?? 'https://www.example.com/a/b.html',
  outcome,
  internal: given.internal ?? false,
  siteHosts: new Set(['portal.hb.cn:443', '127.0.0.1:8000']),
  homeUrl: 'https://portal.hb.cn/',
  context: { randomPath: null, fragmentFound: null, hidden: false, now: 0, post: false, ...given.context },
})

const hopsOf = (urls: string[], statuses: (number | null)[]): Hop[] => urls.map((url, index) => ({ url, status: statuses[index] ?? null, ms: 1 }))

/** Classify input for an answer; a body that is a string in an HTML type is read as a page. */
export const answered = (given: AnswerCase): ClassifyInput => {
  const url = (given.url ?? 'https://www.example.com/a/b.html').split('#')[0] ?? ''
  const type = given.type ?? 'text/html; charset=utf-8'
  const body = given.body ?? PAGE
  const bytes = bytesOf(body)
  const page = typeof body === 'string' && type.includes('html') ? extractHtml(body) : null
  const status = given.status ?? 200
  const finalUrl = given.finalUrl ?? url
  const urls = given.hopUrls ?? (finalUrl === url ? [url] : [url, finalUrl])
  const outcome: TraceAnswer = {
    kind: 'answer', finalUrl, status, ms: 10, complete: true, cut: null, declaredLength: bytes.length, bodyBytes: bytes.length,
    hops: hopsOf(urls, given.hops ?? [...urls.slice(1).map(() => 301), status]),
    headers: { ...(type ? { 'content-type': type } : {}), ...given.headers },
    bodyHead: bytes.slice(0, 8192), bodyTail: bytes.slice(-1024),
    ...(page ? { text: page.text, title: page.title, ids: page.ids, hasContent: page.hasContent } : {}),
    ...given.answer,
  }
  return inputOf(given, outcome)
}

/** Classify input for a failure after so many redirects. */
export const failed = (code: FailureCode, redirects = 0): ClassifyInput => {
  const urls = Array.from({ length: redirects + 1 }, (_, index) => `https://www.example.com/${index}`)
  return inputOf({}, { kind: 'failure', code, detail: 'E', ms: 1, hops: hopsOf(urls, urls.map((_, index) => (index < redirects ? 302 : null))) })
}
