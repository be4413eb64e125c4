import { describe, expect, it } from '@jest/globals'

import { classify } from '../../../src/links/judge/classify.ts'
import { fragmentFound } from '../../../src/links/judge/fragments.ts'
import type { Reason, Verdict } from '../../../src/links/report.ts'
import { FAILURE_CODES, type ClassifyInput, type TraceSkipped } from '../../../src/links/trace.ts'
import { answered, failed, PAGE } from './judgeInput.ts'

type Row = [name: string, input: ClassifyInput, verdict: Verdict, reason: Reason]

const urls = (count: number): string[] => Array.from({ length: count + 1 }, (_, index) => `https://www.example.com/a/${index}.html`)
const chain = (count: number): ClassifyInput => answered({ url: urls(count)[0]!, finalUrl: urls(count)[count]!, hopUrls: urls(count) })
const SOFT = '<title>页面不存在</title><p>抱歉，您访问的页面不存在或已删除。</p>'
const SPAM = '<title>澳门新葡京赌场_线上博彩平台</title><p>真人百家乐、老虎机、六合彩，注册送88元彩金，立即投注</p>'

const rows: Row[] = [
  ['404', answered({ status: 404 }), 'broken', 'http-404'],
  ['410', answered({ status: 410 }), 'broken', 'http-410'],
  ['418', answered({ status: 418 }), 'broken', 'http-418'],
  ['500', answered({ status: 500 }), 'broken', 'http-500'],
  ['503 without Retry-After', answered({ status: 503 }), 'broken', 'http-503'],
  ['503 with Retry-After', answered({ status: 503, headers: { 'retry-after': '60' } }), 'blocked', 'rate-limited'],
  ['401', answered({ status: 401 }), 'blocked', 'auth'],
  ['407', answered({ status: 407 }), 'blocked', 'auth'],
  ['403', answered({ status: 403 }), 'blocked', 'forbidden'],
  ['451', answered({ status: 451 }), 'blocked', 'forbidden'],
  ['429', answered({ status: 429 }), 'blocked', 'rate-limited'],
  ['999', answered({ status: 999 }), 'blocked', 'bot-wall'],
  ['form target that wants POST', answered({ status: 405, context: { post: true } }), 'ok', 'ok'],
  ['form target that is gone', answered({ status: 404, context: { post: true } }), 'broken', 'http-404'],
  ['truncated', answered({ answer: { cut: 'truncated', complete: false } }), 'broken', 'truncated'],
  ['reset in the body', answered({ answer: { cut: 'reset', complete: false } }), 'broken', 'truncated'],
  ['endless', answered({ answer: { cut: 'endless', complete: false } }), 'broken', 'endless'],
  ['endless radio', answered({ type: 'audio/mpeg', answer: { cut: 'endless', complete: false } }), 'ok', 'ok'],
  ['too large to be read whole', answered({ url: 'https://e.com/a.zip', type: 'application/zip', body: 'PK\x03\x04', answer: { cut: 'too-large', complete: false } }), 'ok', 'ok'],
  ['empty file', answered({ url: 'https://e.com/a.pdf', type: 'application/pdf', body: '' }), 'broken', 'empty-file'],
  ['web page sold as pdf', answered({ url: 'https://e.com/a.pdf', type: 'application/pdf', body: PAGE }), 'broken', 'type-mismatch'],
  ['pdf with a wrong Content-Type', answered({ url: 'https://e.com/a.pdf', type: 'text/plain', body: '%PDF-1.7' }), 'ok', 'ok'],
  ['webp behind a .jpg', answered({ url: 'https://e.com/a.jpg', type: 'image/webp', body: 'RIFFxxxxWEBPVP8 ' }), 'ok', 'ok'],
  ['word page saved as .doc', answered({ url: 'https://e.com/a.doc', type: 'application/msword', body: '<html xmlns:o="urn:schemas-microsoft-com:office:office">' }), 'ok', 'ok'],
  ['viewer page of a file', answered({ url: 'https://github.com/o/r/blob/main/a.pdf' }), 'ok', 'ok'],
  ['missing fragment', answered({ context: { fragmentFound: false } }), 'broken', 'fragment-missing'],
  ['missing fragment on a soft 404', answered({ body: SOFT, context: { fragmentFound: false } }), 'broken', 'fragment-missing'],
  ['redirect to 404', answered({ finalUrl: 'https://www.example.com/gone', status: 404 }), 'broken', 'redirect-broken'],
  ['redirect to 500', answered({ finalUrl: 'https://www.example.com/gone', status: 500 }), 'broken', 'redirect-broken'],
  ['redirect to 403', answered({ finalUrl: 'https://www.example.com/in', status: 403 }), 'blocked', 'forbidden'],
  ['redirect to a dead name', failed('dns', 1), 'broken', 'redirect-broken'],
  ['redirect to a name server that fails', failed('dns-temporary', 1), 'skipped', 'no-network'],
  ['redirect to a forbidden address', failed('address-forbidden', 1), 'broken', 'address-forbidden'],
  ['redirect loop', failed('redirect-loop', 3), 'broken', 'redirect-loop'],
  ['redirect to a truncated file', answered({ finalUrl: 'https://www.example.com/x', answer: { cut: 'truncated', complete: false } }), 'broken', 'redirect-broken'],
  ['redirect to a soft 404', answered({ finalUrl: 'https://www.example.com/404.html', body: SOFT }), 'suspicious', 'soft-404'],
  ['redirect to spam', answered({ finalUrl: 'https://www.example.org/', body: SPAM }), 'danger', 'lexicon'],
  ['spam on a 404', answered({ status: 404, body: SPAM }), 'danger', 'lexicon'],
  ['soft 404', answered({ body: SOFT }), 'suspicious', 'soft-404'],
  ['blank', answered({ body: '<html><body> \u200b </body></html>' }), 'suspicious', 'blank'],
  ['zero-byte page', answered({ body: '' }), 'suspicious', 'blank'],
  ['application drawn by a script', answered({ body: '<div id=app></div><script src=a.js></script>' }), 'ok', 'ok'],
  ['hidden link outwards', answered({ context: { hidden: true } }), 'suspicious', 'hidden-link'],
  ['hidden link within', answered({ url: 'https://portal.hb.cn/m', internal: true, context: { hidden: true } }), 'ok', 'ok'],
  ['hidden link to a 404', answered({ status: 404, context: { hidden: true } }), 'broken', 'http-404'],
  ['deep page to home', answered({ finalUrl: 'https://www.example.com/' }), 'suspicious', 'redirect-to-home'],
  ['deep page to index.html', answered({ finalUrl: 'https://www.example.com/index.html' }), 'suspicious', 'redirect-to-home'],
  ['home to home', answered({ url: 'http://example.com/', finalUrl: 'https://www.example.com/' }), 'redirected', 'permanent'],
  ['home to a language', answered({ url: 'https://example.com/', finalUrl: 'https://example.com/zh-CN/' }), 'redirected', 'permanent'],
  ['shortener to a home page', answered({ url: 'https://t.cn/Ab3', finalUrl: 'https://www.example.com/' }), 'redirected', 'permanent'],
  ['ours to another site', answered({ url: 'https://portal.hb.cn/a/b', internal: true, finalUrl: 'https://www.example.com/x' }), 'suspicious', 'redirect-cross-site'],
  ['ours to our own other host', answered({ url: 'https://portal.hb.cn/a/b', internal: true, finalUrl: 'http://127.0.0.1:8000/x', hops: [301, 200] }), 'suspicious', 'redirect-downgrade'],
  ['theirs to another site', answered({ finalUrl: 'https://other.org/x' }), 'redirected', 'permanent'],
  ['https to http', answered({ finalUrl: 'http://www.example.com/a/b.html' }), 'suspicious', 'redirect-downgrade'],
  ['10 redirects', chain(10), 'redirected', 'chain'],
  ['11 redirects', chain(11), 'suspicious', 'redirect-long'],
  ['20 redirects', chain(20), 'suspicious', 'redirect-long'],
  ['2 redirects', chain(2), 'redirected', 'chain'],
  ['301', answered({ finalUrl: 'https://www.example.com/n' }), 'redirected', 'permanent'],
  ['302', answered({ finalUrl: 'https://www.example.com/n', hops: [302, 200] }), 'redirected', 'temporary'],
  ['meta refresh', answered({ finalUrl: 'https://www.example.com/n', hops: [200, 200] }), 'redirected', 'temporary'],
  ['an ordinary page', answered({}), 'ok', 'ok'],
  ['204', answered({ status: 204, body: '', type: '' }), 'ok', 'ok'],
]

describe('classify', () => {
  it.each(rows)('should judge: %s', (...[, input, verdict, reason]) => {
    expect(classify(input)).toMatchObject({ verdict, reason })
  })

  it.each(FAILURE_CODES)('should have a Chinese sentence and advice for failure %s', (code) => {
    const { message, suggestion } = classify(failed(code))
    expect(`${message}${suggestion}`).toMatch(/[\u4e00-\u9fff].*。$/)
  })

  it.each(['scheme', 'robots', 'external', 'limit', 'no-network'] as const)('should skip for %s', (reason) => {
    const outcome: TraceSkipped = { kind: 'skipped', hops: [], reason, detail: '', ms: 0 }
    expect(classify({ ...answered({}), outcome })).toMatchObject({ verdict: 'skipped', reason })
  })

  it('should recognise a page whose topic and owner changed', () => {
    const history = { finalUrl: 'https://www.hbport.cn/', title: '港口物流协会', text: '协会发布港口生产月报、会员名录与培训通知。'.repeat(8) }
    const body = `<title>Best Keto Recipes</title><p>${'Low carb dinner ideas for busy evenings. '.repeat(5)}</p>`
    expect(classify(answered({ body, context: { history } }))).toMatchObject({ verdict: 'danger', reason: 'drift' })
  })

  it('should only hint at slowness, a certificate near its end and a wrong type', () => {
    const input = answered({ url: 'https://e.com/a.css', type: 'text/plain', body: 'a{}', answer: { ms: 9000, tlsExpiresAt: 86_400_000 * 3 } })
    const { verdict, hints } = classify(input)
    expect([verdict, hints.length]).toEqual(['ok', 3])
  })
})

describe('fragmentFound', () => {
  const ids = new Set(['办事指南', 'a b', 'x%20y', 'user-content-use'])
  it.each([
    ['', null], ['top', null], ['TOP', null], [':~:text=abc', null], ['/route', null], ['!page', null], [null, null],
    ['%E5%8A%9E%E4%BA%8B%E6%8C%87%E5%8D%97', true], ['a%20b', true], ['x%20y', true], ['use', true], ['%ff', false], ['none', false], ['none:~:text=x', false],
  ])('should answer %j with %j', (fragment, found) => expect(fragmentFound(fragment, ids)).toBe(found))
  it('should ask nothing of what is no page', () => expect(fragmentFound('page=3', undefined)).toBeNull())
})
