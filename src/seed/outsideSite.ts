import type { RequestListener, ServerResponse } from 'node:http'

const page = (title: string): string =>
  `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>` +
  '<p>这是随演示数据提供的“站外”页面，只供链接巡检演示使用，内容不代表任何单位。</p></body></html>'

const answer = (response: ServerResponse, status: number, title: string): void => {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'X-Content-Type-Options': 'nosniff' })
  response.end(page(title))
}

/** Old addresses of the demonstration site and where they lead now; the chain takes three hops. */
const MOVED: Readonly<Record<string, { status: number; to: string }>> = {
  '/chain/1': { status: 302, to: '/chain/2' },
  '/chain/2': { status: 302, to: '/chain/3' },
  '/chain/3': { status: 302, to: '/policy/2.html' },
  '/loop/a': { status: 302, to: '/loop/b' },
  '/loop/b': { status: 302, to: '/loop/a' },
  '/old-notice.html': { status: 301, to: '/policy/1.html' },
}

/**
 * The small site that stands for the outside world on a machine without internet: pages under `/policy/` and
 * `/apps/`, some redirects and, for everything else, 404.
 */
export const createOutsideSite = (): RequestListener => (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://outside.invalid')
  const moved = MOVED[pathname]
  if (moved) response.writeHead(moved.status, { Location: moved.to }).end()
  else if (pathname === '/') answer(response, 200, '演示站外网站')
  else if (/^\/policy\/\d{1,2}\.html$/.test(pathname)) answer(response, 200, `演示政策原文 ${pathname.replace(/\D/g, '')}`)
  else if (/^\/apps\/(central|local)-\d{1,3}\.html$/.test(pathname)) answer(response, 200, `演示应用入口 ${pathname.slice(6, -5)}`)
  else if (pathname === '/robots.txt') response.writeHead(200, { 'Content-Type': 'text/plain' }).end('User-agent: *\nAllow: /\n')
  else answer(response, 404, '没有这个页面')
}
