/** A generated site of N pages of about 14.6 kB with 63 links each and 700 other URLs; the same for the same N. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const FILLER = '湖北口岸通关服务门户为进出口企业提供办事指南与政策文件。'.repeat(6)
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const SHEETS = 300
const IMAGES = 300
/** Links that lead nowhere, and links that were moved: a checker that calls all fine is wrong about these. */
export const GONE = 50
const MOVED = 50
const NEWS = 58
const LATENCY_MS = 20

/** Distinct URLs of the site: its pages, style sheets, images, and links that are gone or moved. */
export const countOf = (pages: number): number => pages + SHEETS + IMAGES + GONE + MOVED

const pathOf = (number: number): string => (number === 0 ? '/' : `/p/${number}.html`)

const item = (offset: number, to: number): string =>
  `<li class="item item-${offset}"><a class="title" href="${pathOf(to)}" title="第 ${to} 页">第 ${to} 页的新闻标题</a> <span class="date">2026-01-01</span><em>综合处</em></li>\n`

function pageOf(number: number, pages: number): string {
  const news = Array.from({ length: NEWS }, (_, offset) => item(offset, offset === 0 ? (number + 1) % pages : (number * 7 + offset * offset * 13 + offset) % pages))
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>第 ${number} 页</title><link rel="stylesheet" href="/a/${number % SHEETS}.css">` +
    `</head><body><h1 id="top-${number}">第 ${number} 页</h1>${`<p>${FILLER}</p>`.repeat(6)}<ul>${news.join('')}</ul>` +
    `<a href="/gone/${number % GONE}.html">旧闻</a> <a href="/moved/${number % MOVED}">新址</a><img src="/i/${number % IMAGES}.png" alt="图"><a href="/">首页</a></body></html>`
}

type Answer = { status: number; type: string; body: string | Buffer; location?: string }

const NOT_FOUND: Answer = { status: 404, type: 'text/plain; charset=utf-8', body: '404' }

function answerTo(url: string, pages: number): Answer {
  const [, folder = '', name = ''] = url.split('/')
  const number = Number.parseInt(name, 10)
  if (url === '/') return { status: 200, type: 'text/html; charset=utf-8', body: pageOf(0, pages) }
  if (folder === 'p' && number < pages) return { status: 200, type: 'text/html; charset=utf-8', body: pageOf(number, pages) }
  if (folder === 'a' && number < SHEETS) return { status: 200, type: 'text/css', body: 'p{color:red}' }
  if (folder === 'i' && number < IMAGES) return { status: 200, type: 'image/png', body: PIXEL }
  return folder === 'moved' && number < MOVED ? { status: 301, type: 'text/plain', body: '', location: `/p/${number + 1}.html` } : NOT_FOUND
}

/** Random numbers that are the same in each run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Serves the site on a free port of loopback, each answer after 20 ms ± 50 %. */
export function serveSite(pages: number, onListening: (port: number) => void): void {
  const random = seeded(20_260_101)
  const server = createServer((request, response) => {
    setTimeout(() => {
      const { status, type, body, location } = answerTo(request.url ?? '/', pages)
      response.writeHead(status, { 'content-type': type, linkchecker: 'may ask as fast as it likes', 'content-length': Buffer.byteLength(body), ...(location ? { location } : {}) }).end(body)
    }, LATENCY_MS * (0.5 + random()))
  })
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1', () => onListening((server.address() as AddressInfo).port))
}

/** Every URL of the site, for those who are given the list. */
export const urlsOf = (origin: string, pages: number): string[] => [
  ...Array.from({ length: pages }, (_, number) => origin + pathOf(number)), ...Array.from({ length: SHEETS }, (_, number) => `${origin}/a/${number}.css`),
  ...Array.from({ length: IMAGES }, (_, number) => `${origin}/i/${number}.png`), ...Array.from({ length: GONE }, (_, number) => `${origin}/gone/${number}.html`),
  ...Array.from({ length: MOVED }, (_, number) => `${origin}/moved/${number}`),
]
