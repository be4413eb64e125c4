import { fork } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { patrol } from '../../src/links/patrol.ts'

/** A generated site of N pages of about 14.6 kB with 63 links each, answering after 20 ms ± 50 %. `node test/bench/patrolSpeed.ts [pages] [concurrency]` */
const FILLER = '湖北口岸通关服务门户为进出口企业提供办事指南与政策文件。'.repeat(6)
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const LINKS = 60

function pageOf(number: number, pages: number): string {
  const link = (offset: number): string => {
    const to = offset === 0 ? (number + 1) % pages : (number * 7 + offset * offset * 13 + offset) % pages
    return `<li class="item item-${offset}"><a class="title" href="/p/${to}.html" title="第 ${to} 页">第 ${to} 页的新闻标题</a> <span class="date">2026-01-01</span><em>综合处</em></li>\n`
  }
  const links = Array.from({ length: LINKS }, (_, offset) => link(offset)).join('')
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>第 ${number} 页</title><link rel="stylesheet" href="/a/${number % 350}.css">` +
    `</head><body><h1 id="top-${number}">第 ${number} 页</h1>${`<p>${FILLER}</p>`.repeat(7)}<ul>${links}</ul><img src="/a/${(number * 3) % 350}.png" alt="图"><a href="/">首页</a></body></html>`
}

function serve(): void {
  const pages = Number(process.argv[3])
  const server = createServer((request, response) => {
    const url = request.url ?? '/'
    const number = url === '/' ? 0 : Number(/^\/p\/(\d+)\.html$/.exec(url)?.[1] ?? NaN)
    setTimeout(() => {
      if (url.startsWith('/a/')) response.writeHead(200, { 'content-type': url.endsWith('.css') ? 'text/css' : 'image/png' }).end(url.endsWith('.css') ? 'p{color:red}' : PIXEL)
      else if (number < pages) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageOf(number, pages))
      else response.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
    }, 10 + Math.random() * 20)
  })
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
}

async function measure(): Promise<void> {
  const pages = Number(process.argv[2] ?? 10_000)
  const concurrency = Number(process.argv[3] ?? 128)
  const child = fork(import.meta.filename, ['serve', String(pages)])
  const port = await new Promise<number>((resolve) => child.once('message', (message) => resolve(Number(message))))
  const cpu = process.cpuUsage()
  const startedAt = performance.now()
  try {
    const report = await patrol({ url: `http://127.0.0.1:${port}/`, concurrency })
    const { user, system } = process.cpuUsage(cpu)
    const wall = (performance.now() - startedAt) / 1000
    console.log({
      pages: report.summary.pages, targets: report.summary.targets, places: report.summary.places, byVerdict: report.summary.byVerdict, complete: report.complete, wrong: report.targets.filter((target) => target.verdict !== 'ok').slice(0, 5).map((target) => `${target.url} ${target.reason} ${target.evidence.join(' ')} ${target.ms}`),
      wallSeconds: wall.toFixed(2), cpuSeconds: ((user + system) / 1e6).toFixed(2), peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024), concurrency,
    })
  } finally {
    child.kill()
  }
}

if (process.argv[2] === 'serve') serve()
else await measure()
