import type { RequestListener } from 'node:http'

export type PatrolSite = { /** Requests per host and path since it was last cleared. */ asked: Map<string, number>; listener: RequestListener }

const DELAY_MS = 30
const FILLER = '本页介绍口岸通关的办理条件、所需材料与时限，企业可按流程在线提交申请，工作人员在三个工作日内答复。'

const bodyOf = (number: number, pages: number, extra: readonly string[]): string => {
  const links = [1, 2, 3, 4, 5].map((step) => `<a href="/p/${(number * step + step * 7) % pages}.html${step === 5 ? '#top' : ''}">第 ${step} 条</a>`)
  const rare = number % 50 === 0 ? [`<a href="/gone/${number}">没有</a>`, `<a href="/moved/${number}">搬了</a>`, `<a href="/flaky/${number}">不稳</a>`, '<a href="#none">缺</a>'] : []
  const out = extra.map((url) => `<a href="${url}">站外</a>`)
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>第 ${number} 页</title><link rel="stylesheet" href="/a.css"></head>` +
    `<body><h1 id="top">第 ${number} 页</h1><p>${FILLER}</p>\n${[...links, `<a href="/p/${(number + 1) % pages}.html">下一页</a>`, ...rare, ...out].join('\n')}</body></html>`
}

/** A site of so many pages with missing pages, redirects that set cookies, answers that fail at first, and links to other hosts. */
export const createPatrolSite = (pages: number, outside: (page: number) => readonly string[] = () => []): PatrolSite => {
  const asked = new Map<string, number>()
  const answer = (url: string, times: number): { body: string; headers?: Record<string, string>; status: number } => {
    const number = url === '/' ? 0 : Number(/^\/p\/(\d+)\.html$/.exec(url)?.[1] ?? NaN)
    if (number < pages) return { body: bodyOf(number, pages, outside(number)), headers: { 'content-type': 'text/html; charset=utf-8' }, status: 200 }
    if (url === '/a.css') return { body: 'p{background:url(/b.png)}', headers: { 'content-type': 'text/css' }, status: 200 }
    if (url.startsWith('/moved/')) return { body: '', headers: { location: '/p/1.html', 'set-cookie': 'seen=1' }, status: 302 }
    if (url.startsWith('/flaky/') && times === 1) return { body: '稍后再试', status: 502 }
    return url.startsWith('/flaky/') ? { body: '好了', headers: { 'content-type': 'text/plain' }, status: 200 } : { body: '没有', status: 404 }
  }
  const listener: RequestListener = (request, response) => {
    const url = request.url ?? '/'
    const asking = `${request.headers.host?.split(':')[0]}${url}`
    asked.set(asking, (asked.get(asking) ?? 0) + 1)
    const { body, headers = {}, status } = answer(url, asked.get(asking) ?? 0)
    setTimeout(() => response.writeHead(status, headers).end(body), DELAY_MS)
  }
  return { asked, listener }
}
