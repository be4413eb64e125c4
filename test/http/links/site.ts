import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { brotliCompressSync, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib'

import iconv from 'iconv-lite'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** What a path must be judged as when linked from the home page. */
export type Case = { path: string; verdict: string; reason: string; status?: number | null; hops?: number; serve?: Handler }

const PROSE = '本页介绍口岸通关的办理条件、所需材料与时限，企业可按流程在线提交申请，工作人员在三个工作日内答复。'

export const page = (title: string, body = ''): string => `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><p>${PROSE}</p>${body}</body></html>`

export const html = (text: string, headers: Record<string, string> = {}): Handler => (_request, response) =>
  void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(text)

export const redirect = (status: number, location?: string): Handler => (_request, response) =>
  void response.writeHead(status, location === undefined ? {} : { location }).end()

const raw = (write: (socket: Socket) => void): Handler => (request) => write(request.socket)

const encoded = (coding: string, body: Buffer): Handler => (_request, response) =>
  void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': coding }).end(body)

const cookieGate: Handler = (request, response) => {
  if (request.headers.cookie?.includes('seen=1')) return html(page('已登记'))(request, response)
  return void response.writeHead(302, { 'set-cookie': 'seen=1; Path=/', location: '/cookie' }).end()
}

const chain: Handler = (request, response) => {
  const [, length = '', step = ''] = /^\/chain\/(\d+)\/(\d+)$/.exec(request.url ?? '') ?? []
  return Number(step) >= Number(length) ? html(page(`终点 ${length}`))(request, response) : redirect(302, `/chain/${length}/${Number(step) + 1}`)(request, response)
}

const fine = page('正文')

/** Faults of redirects, bodies and encodings with their verdicts, from RFC 9110, Fetch and DESIGN §6. */
export const CASES: readonly Case[] = [
  { path: '/fine', verdict: 'ok', reason: 'ok', status: 200, hops: 1, serve: html(fine) },
  { path: '/r301', verdict: 'redirected', reason: 'permanent', status: 200, hops: 2, serve: redirect(301, '/fine') },
  { path: '/r302', verdict: 'redirected', reason: 'temporary', hops: 2, serve: redirect(302, 'fine') },
  { path: '/r303', verdict: 'redirected', reason: 'temporary', hops: 2, serve: redirect(303, '/fine#x') },
  { path: '/r307', verdict: 'redirected', reason: 'temporary', hops: 2, serve: redirect(307, '//127.0.0.1:PORT/fine') },
  { path: '/r308', verdict: 'redirected', reason: 'permanent', hops: 2, serve: redirect(308, '/fine') },
  { path: '/r300', verdict: 'redirected', reason: 'temporary', hops: 2, serve: redirect(300, '/fine') },
  { path: '/two', verdict: 'redirected', reason: 'chain', hops: 3, serve: redirect(301, '/r301') },
  { path: '/refresh', verdict: 'redirected', reason: 'temporary', hops: 2, serve: html(page('跳转'), { refresh: '0; url=/fine' }) },
  { path: '/meta', verdict: 'redirected', reason: 'temporary', hops: 2, serve: html('<meta http-equiv="refresh" content="0;url=/fine">即将跳转') },
  { path: '/cookie', verdict: 'redirected', reason: 'temporary', hops: 2, serve: cookieGate },
  { path: '/utf8-location', verdict: 'redirected', reason: 'temporary', hops: 2, serve: raw((socket) => socket.end(Buffer.from('HTTP/1.1 302 Found\r\nLocation: /查询\r\nContent-Length: 0\r\n\r\n'))) },
  { path: '/304', verdict: 'broken', reason: 'http-304', status: 304, hops: 1, serve: redirect(304) },
  { path: '/to-404', verdict: 'broken', reason: 'redirect-broken', status: 404, hops: 2, serve: redirect(302, '/nothing-here') },
  { path: '/no-location', verdict: 'broken', reason: 'redirect-no-location', status: 302, hops: 1, serve: redirect(302) },
  { path: '/empty-location', verdict: 'broken', reason: 'redirect-no-location', hops: 1, serve: redirect(301, '') },
  { path: '/bad-location', verdict: 'broken', reason: 'redirect-bad-location', hops: 1, serve: redirect(301, 'http://[oops/') },
  { path: '/mail-location', verdict: 'broken', reason: 'redirect-bad-location', hops: 1, serve: redirect(302, 'mailto:a@b.cn') },
  { path: '/self', verdict: 'broken', reason: 'redirect-loop', hops: 1, serve: redirect(302, '/self') },
  { path: '/ring', verdict: 'broken', reason: 'redirect-loop', hops: 2, serve: redirect(302, '/ring2') },
  { path: '/chain/20/0', verdict: 'suspicious', reason: 'redirect-long', hops: 21 },
  { path: '/chain/25/0', verdict: 'broken', reason: 'redirect-too-long', hops: 21 },
  { path: '/inside', verdict: 'broken', reason: 'address-forbidden', serve: redirect(302, 'http://127.0.0.1:SENTINEL/x') },
  { path: '/closed/by-robots', verdict: 'skipped', reason: 'robots' },
  { path: '/into-closed', verdict: 'skipped', reason: 'robots', hops: 1, serve: redirect(302, '/closed/by-robots') },
  { path: '/reset', verdict: 'broken', reason: 'reset', status: null, serve: raw((socket) => socket.destroy()) },
  { path: '/cut', verdict: 'broken', reason: 'truncated', serve: raw((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n<p>半')) },
  { path: '/chunk-cut', verdict: 'broken', reason: 'truncated', serve: raw((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n')) },
  { path: '/bad-gzip', verdict: 'broken', reason: 'truncated', serve: encoded('gzip', Buffer.from('no gzip at all')) },
  { path: '/endless', verdict: 'broken', reason: 'endless', serve: drip },
  { path: '/silent', verdict: 'broken', reason: 'timeout', status: null, serve: () => undefined },
  { path: '/gzip', verdict: 'ok', reason: 'ok', serve: encoded('gzip', gzipSync(fine)) },
  { path: '/br', verdict: 'ok', reason: 'ok', serve: encoded('br', brotliCompressSync(fine)) },
  { path: '/deflate', verdict: 'ok', reason: 'ok', serve: encoded('deflate', deflateRawSync(fine)) },
  { path: '/zstd', verdict: 'ok', reason: 'ok', serve: encoded('zstd', zstdCompressSync(fine)) },
  { path: '/500', verdict: 'broken', reason: 'http-500', status: 500, serve: (_request, response) => void response.writeHead(500).end('x') },
  { path: '/410', verdict: 'broken', reason: 'http-410', serve: (_request, response) => void response.writeHead(410).end('x') },
  { path: '/401', verdict: 'blocked', reason: 'auth', serve: (_request, response) => void response.writeHead(401, { 'www-authenticate': 'Basic' }).end('x') },
  { path: '/429', verdict: 'blocked', reason: 'rate-limited', serve: (_request, response) => void response.writeHead(429, { 'retry-after': '3600' }).end('x') },
  { path: '/empty.pdf', verdict: 'broken', reason: 'empty-file', serve: (_request, response) => void response.writeHead(200, { 'content-type': 'application/pdf' }).end() },
  { path: '/fine#nowhere', verdict: 'broken', reason: 'fragment-missing', status: 200 },
  { path: '/named#%E7%AC%AC%E4%B8%80', verdict: 'ok', reason: 'ok', serve: html(page('锚点', '<h2 id="第一">一</h2>')) },
  { path: '/r301#nowhere', verdict: 'broken', reason: 'redirect-broken' },
  { path: '/fine#:~:text=通关', verdict: 'ok', reason: 'ok' },
  { path: '/fine#top', verdict: 'ok', reason: 'ok' },
]

function drip(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html' })
  const timer = setInterval(() => response.write('<p>再来</p>'), 50)
  request.socket.once('close', () => clearInterval(timer))
}

const GBK_PAGE = iconv.encode('<meta charset="gbk"><title>查询</title><p>国际贸易单一窗口查询页面，请输入报关单号。</p><a href="/gbk-answer?词=中国">查</a>', 'gbk')

const EXTRA: Record<string, Handler> = {
  '/robots.txt': (_request, response) => void response.writeHead(200, { 'content-type': 'text/plain' }).end('User-agent: *\nDisallow: /closed/\nSitemap: /none\n'),
  '/ring2': redirect(302, '/ring'),
  '/gbk': (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(GBK_PAGE),
  '/gbk-answer?%B4%CA=%D6%D0%B9%FA': html(page('查询结果')),
  '/%E6%9F%A5%E8%AF%A2': html(page('中文路径')),
  '/sitemap.xml': (_request, response) => void response.writeHead(200, { 'content-type': 'application/xml' }).end(
    '<?xml version="1.0"?><sitemapindex><sitemap><loc>http://127.0.0.1:PORT/maps/1.xml.gz</loc></sitemap></sitemapindex>'),
  '/maps/1.xml.gz': (_request, response) => void response.writeHead(200, { 'content-type': 'application/gzip' }).end(
    gzipSync('<urlset><url><loc>/only-in-map</loc></url></urlset>')),
}

/** The torture site: home page with every case, a GBK page, sitemaps. Counts requests per URL. */
export function tortureSite(asked: Map<string, number>, sentinelPort: () => number): Handler {
  const home = page('首页', CASES.map(({ path }) => `\n<a href="${path}">甲</a>`).join('') + '<a href="/gbk">查询</a>')
  const handlers: Record<string, Handler> = { ...EXTRA, '/': html(home), ...Object.fromEntries(CASES.flatMap(({ path, serve }) => (serve ? [[path.replace(/#.*/, ''), serve]] : []))) }
  return (request, response) => {
    const url = request.url ?? ''
    asked.set(url, (asked.get(url) ?? 0) + 1)
    const port = String(request.socket.localPort)
    const end = response.end.bind(response)
    const writeHead = response.writeHead.bind(response)
    const fill = (text: string): string => text.replace('PORT', port).replace('SENTINEL', String(sentinelPort()))
    response.writeHead = ((status: number, headers: Record<string, string> = {}) =>
      writeHead(status, headers.location === undefined ? headers : { ...headers, location: headers.location.includes('SENTINEL') ? headers.location.replace('SENTINEL', String(sentinelPort())) : fill(headers.location) })) as typeof response.writeHead
    response.end = ((body?: string | Buffer) => end(typeof body === 'string' ? body.replaceAll(':PORT', `:${port}`) : body)) as typeof response.end
    if (url.startsWith('/chain/')) return chain(request, response)
    const handler = handlers[url]
    return handler ? handler(request, response) : void response.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
  }
}
