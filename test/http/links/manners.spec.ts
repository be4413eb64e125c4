import type { IncomingMessage, ServerResponse } from 'node:http'

import { describe, expect, it } from '@jest/globals'

import { patrol } from '../../../src/links/patrol.ts'
import type { PatrolReport } from '../../../src/links/report.ts'
import { type TestServer, withServer } from '../../helpers/withServer.ts'

type Asked = { path: string; at: number }
type Answer = (request: IncomingMessage, response: ServerResponse, nth: number) => void

const PAGE = '<!doctype html><meta charset="utf-8"><title>办事指南</title><p>全省外贸企业办理报关、退税、信保业务的指南，请按流程办理。'
const fine: Answer = (_request, response) => void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE)
const busy = (status: number, retryAfter: string): Answer => (_request, response) => void response.writeHead(status, { 'retry-after': retryAfter }).end()

/** A site whose home page links `paths` of `other` (or its own), and what was asked of them when. */
async function onSite(paths: readonly string[], answers: Record<string, Answer>, { own = false } = {}): Promise<{ report: PatrolReport; asked: Asked[]; origin: string }> {
  const asked: Asked[] = []
  const listener = (home: (server: TestServer | null) => string) => (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? '/'
    if (path === '/robots.txt' || path.startsWith('/sitemap') || path.startsWith('/pco-')) return void response.writeHead(404).end()
    if (path === '/' && own) return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE + home(null))
    asked.push({ path, at: performance.now() })
    return (answers[path] ?? fine)(request, response, asked.filter((one) => one.path === path).length)
  }
  const links = (origin: string): string => paths.map((path) => `<a href="${origin}${path}">x</a>`).join('')
  return withServer(listener(() => links('')), async (other) => {
    if (own) return { report: await patrol({ url: `${other.origin}/`, timeoutMs: 2000, concurrency: 1 }), asked, origin: other.origin }
    return withServer((request, response) => (request.url === '/' ? void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE + links(other.origin)) : void response.writeHead(404).end()),
      async (site) => ({ report: await patrol({ url: `${site.origin}/`, allow: [`127.0.0.1:${other.port}`], timeoutMs: 2000, concurrency: 1 }), asked, origin: other.origin }))
  })
}

const said = ({ report, origin }: { report: PatrolReport; origin: string }, path: string): string => {
  const target = report.targets.find(({ url }) => url === origin + path)
  return `${target?.verdict} ${target?.reason}`
}

describe('a host that asks to be left alone', () => {
  it.each([['seconds', 503, () => '1'], ['a date', 429, () => new Date(Date.now() + 1999).toUTCString()]])('should not be asked for anything before the time it gave in %s', async (_name, status, retryAfter) => {
    const run = await onSite(['/busy', '/b', '/c'], { '/busy': (request, response, nth) => (nth === 1 ? busy(status, retryAfter())(request, response, nth) : fine(request, response, nth)) })
    const first = run.asked.findIndex(({ path }) => path === '/busy')
    const [refused, next] = [run.asked[first], run.asked[first + 1]]
    expect((next?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(900)
    expect(['/busy', '/b', '/c'].map((path) => said(run, path))).toEqual(['ok ok', 'ok ok', 'ok ok'])
  })

  it('should not be asked again in this run where the time is long, nor be called broken', async () => {
    const run = await onSite(['/busy', '/b', '/c'], { '/busy': busy(503, '3600') })
    expect(run.asked.map(({ path }) => path)).toEqual(['/busy'])
    expect(['/busy', '/b', '/c'].map((path) => said(run, path))).toEqual(['blocked rate-limited', 'blocked rate-limited', 'blocked rate-limited'])
  })

  it('should not end the run where one page of our own site asks for a long pause', async () => {
    const run = await onSite(['/busy', '/b', '/c'], { '/busy': busy(503, '3600') }, { own: true })
    expect(['/busy', '/b', '/c'].map((path) => said(run, path))).toEqual(['blocked rate-limited', 'ok ok', 'ok ok'])
  })

  it('should be believed where our own site says so page by page', async () => {
    const paths = Array.from({ length: 30 }, (_, index) => `/p${index}`)
    const run = await onSite(paths, Object.fromEntries(paths.map((path) => [path, busy(503, '3600')])), { own: true })
    expect(run.asked.length).toBeLessThan(10)
    expect(new Set(paths.map((path) => said(run, path)))).toEqual(new Set(['blocked rate-limited']))
  })

  it('should be asked again where its words make no time', async () => {
    const run = await onSite(['/busy'], { '/busy': busy(503, 'soon') })
    expect(run.asked).toHaveLength(3)
  })
})

describe('files of our own interest', () => {
  it.each(['/robots.txt', '/sitemap.xml'])('should be asked at most four times where %s fails and is linked as well', async (path) => {
    let times = 0
    await withServer((request, response) => {
      if (request.url === path) times += 1
      if (request.url !== '/') return void response.writeHead(request.url === path ? 503 : 404).end()
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`${PAGE}<a href="${path}">x</a>`)
    }, async ({ origin }) => void (await patrol({ url: `${origin}/`, timeoutMs: 2000 })))
    expect(times).toBeGreaterThan(1)
    expect(times).toBeLessThanOrEqual(4)
  })
})
