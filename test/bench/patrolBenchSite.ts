/** The generated site that patrol benches walk over, in a process of its own: `node test/bench/patrolBenchSite.ts <pages> [validators]`. */
import { hash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const [pages = 10_000, validators = 1] = process.argv.slice(2).map(Number)
const FILLER = '湖北口岸通关服务门户为进出口企业提供办事指南与政策文件。'.repeat(6)
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const LINKS = 60
const changed = new Map<number, number>()
const etags = new Map<string, string>()
let sent = 0

/** About 14.6 kB and 63 links, like the pages of the portal. */
const pageOf = (number: number): string => {
  const links = Array.from({ length: LINKS }, (_, offset) => {
    const to = offset === 0 ? (number + 1) % pages : (number * 7 + offset * offset * 13 + offset) % pages
    return `<li class="item item-${offset}"><a class="title" href="/p/${to}.html" title="第 ${to} 页">第 ${to} 页的新闻标题</a> <span class="date">2026-01-01</span><em>综合处</em></li>\n`
  })
  const edition = changed.get(number)
  const extra = edition === undefined ? '' : `<a href="/new/${number}-${edition}">新增</a>`
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>第 ${number} 页</title><link rel="stylesheet" href="/a/${number % 350}.css">` +
    `</head><body><h1 id="top-${number}">第 ${number} 页</h1>${`<p>${FILLER}</p>`.repeat(7)}<ul>${links.join('')}</ul><img src="/a/${(number * 3) % 350}.png" alt="图"><a href="/">首页</a>${extra}</body></html>`
}

const answerOf = (url: string): { body: Buffer | string; type: string } | null => {
  if (url.startsWith('/a/')) return url.endsWith('.css') ? { body: 'p{color:red}', type: 'text/css' } : { body: PIXEL, type: 'image/png' }
  const number = url === '/' ? 0 : Number(/^\/p\/(\d+)\.html$/.exec(url)?.[1] ?? NaN)
  return number < pages ? { body: pageOf(number), type: 'text/html; charset=utf-8' } : null
}

const server = createServer((request, response) => {
  const url = request.url ?? '/'
  const known = etags.get(url)
  setTimeout(() => {
    if (known !== undefined && request.headers['if-none-match'] === known) return void response.writeHead(304, { etag: known }).end()
    const answer = answerOf(url)
    if (!answer) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
    const etag = `"${hash('sha1', answer.body)}"`
    if (validators) etags.set(url, etag)
    sent += Buffer.byteLength(answer.body)
    response.writeHead(200, { 'content-type': answer.type, ...(validators ? { etag } : {}) }).end(answer.body)
  }, 10 + Math.random() * 20)
})
server.keepAliveTimeout = 60_000

/** `{change: n}` gives so many pages a new link; `{}` answers with the bytes of bodies sent since the last message. */
process.on('message', ({ change = 0 }: { change?: number }) => {
  for (let number = 0; number < change; number += 1) {
    const page = Math.floor((number * pages) / change)
    changed.set(page, (changed.get(page) ?? 0) + 1)
    etags.delete(`/p/${page}.html`)
    if (page === 0) etags.delete('/')
  }
  process.send?.({ sent })
  sent = 0
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
