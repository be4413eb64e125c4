import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

import { describe, expect, it } from '@jest/globals'

import { patrol } from '../../../src/links/patrol.ts'
import type { PatrolReport } from '../../../src/links/report.ts'
import { memoryCrawlState, sharedAnswers } from '../../../src/links/resume/memoryCrawlState.ts'
import { withServer } from '../../helpers/withServer.ts'
import { page } from './site.ts'

const PAGES = 40

type Site = { asked: Map<string, number>; edition: Map<string, string>; handler: (request: IncomingMessage, response: ServerResponse) => void; validators: boolean; sent: { bodies: number } }

const linksOf = (number: number): string =>
  [1, 2, 3, 7].map((step) => `\n<a href="/p/${(number * 3 + step) % PAGES}.html#top">页 ${step}</a>`).join('') + '<a href="/gone.html">没有</a><a href="/moved">搬了</a><a href="#none">缺</a>'

/** A site of forty pages, a style sheet, a redirect with a cookie and a missing page, that counts what it is asked. */
const siteOf = (validators: boolean): Site => {
  const site: Site = { asked: new Map(), edition: new Map(), handler: () => undefined, validators, sent: { bodies: 0 } }
  const bodyOf = (url: string): string => {
    const number = url === '/' ? 0 : Number(/^\/p\/(\d+)\.html$/.exec(url)?.[1] ?? NaN)
    return page(`第 ${number} 页`, `<p id="top">${site.edition.get(url) ?? ''}</p><style>@import "/a.css"</style><link rel="stylesheet" href="/a.css">${linksOf(number)}`)
  }
  site.handler = (request, response) => {
    const url = request.url ?? '/'
    site.asked.set(url, (site.asked.get(url) ?? 0) + 1)
    if (url === '/moved') return void response.writeHead(302, { location: '/p/3.html', 'set-cookie': 'seen=1' }).end()
    const isCss = url === '/a.css'
    if (!isCss && url !== '/' && !/^\/p\/\d+\.html$/.test(url)) return void response.writeHead(404).end('没有这个页面')
    const body = isCss ? 'p{background:url(/b.png)}' : bodyOf(url)
    const etag = `"${createHash('sha1').update(body).digest('hex')}"`
    const headers = { 'content-type': isCss ? 'text/css' : 'text/html; charset=utf-8', ...(site.validators ? { etag } : {}) }
    if (site.validators && request.headers['if-none-match'] === etag) return void response.writeHead(304, headers).end()
    site.sent.bodies += 1
    response.writeHead(200, headers).end(body)
  }
  return site
}

/** A report without times. */
const timeless = ({ startedAt: _, finishedAt: __, ...report }: PatrolReport): unknown => ({
  ...report,
  targets: report.targets.map(({ ms: _ms, ...target }) => ({ ...target, hops: target.hops.map(({ ms: _hopMs, ...hop }) => hop), hints: [] })),
})

describe('patrol with a crawl state', () => {
  it.each([3, 17, 40])('should go on after %i answers without asking again, and report what an undisturbed run reports', async (cutAfter) => {
    const site = siteOf(true)
    const shared = sharedAnswers()
    await withServer((request, response) => site.handler(request, response), async ({ origin: base }) => {
      const undisturbed = await patrol({ url: `${base}/`, secondOpinion: false })
      site.asked.clear()
      const stopped = new AbortController()
      const state = memoryCrawlState(shared, 'run')
      const cutting = { ...state, keep: async (key: string, answer: Parameters<typeof state.keep>[1]) => {
        await state.keep(key, answer)
        if (shared.rows.size >= cutAfter) stopped.abort()
      } }
      const cut = await patrol({ url: `${base}/`, secondOpinion: false, state: cutting, signal: stopped.signal })
      expect(cut.complete).toBe(false)
      const kept = [...shared.rows.keys()].filter((key) => !key.startsWith('whole ') && !key.includes('\n'))
      const resumed = await patrol({ url: `${base}/`, secondOpinion: false, state: memoryCrawlState(shared, 'run') })
      expect(timeless(resumed)).toEqual(timeless(undisturbed))
      for (const key of kept) expect([key, site.asked.get(new URL(key).pathname)]).toEqual([key, key.endsWith('/p/3.html') ? expect.any(Number) : 1])
    })
  })

  it('should ask no more than four times for what is under way each time the run is cut short, and let a second opinion find it fine', async () => {
    const shared = sharedAnswers()
    let asked = 0
    await withServer((request, response) => {
      if (request.url !== '/slow') return void response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(page('首页', '<a href="/slow">慢</a>'))
      asked += 1
      if (asked > 3) response.writeHead(200, { 'content-type': 'text/plain' }).end('好')
    }, async ({ origin: base }) => {
      for (let attempt = 1; attempt <= 3; attempt += 1) {
        const killed = new AbortController()
        const run = patrol({ url: `${base}/`, state: memoryCrawlState(shared, 'run'), signal: killed.signal })
        while (shared.tries.get(`run ${base}/slow`) !== attempt) await new Promise((resolve) => setTimeout(resolve, 20))
        killed.abort()
        await run
      }
      const { targets } = await patrol({ url: `${base}/`, state: memoryCrawlState(shared, 'run') })
      expect(targets.find(({ url }) => url.endsWith('/slow'))).toMatchObject({ hints: [expect.stringContaining('独立复核')], verdict: 'ok' })
    })
    expect(asked).toBe(4)
  }, 20_000)

  it('should ask for the unchanged with validators, read only what changed, and find what is new', async () => {
    const site = siteOf(true)
    const shared = sharedAnswers()
    await withServer((request, response) => site.handler(request, response), async ({ origin: base }) => {
      await patrol({ url: `${base}/`, secondOpinion: false, state: memoryCrawlState(shared, 'one') })
      site.sent.bodies = 0
      const same = await patrol({ url: `${base}/`, secondOpinion: false, state: memoryCrawlState(shared, 'two') })
      expect(site.sent.bodies).toBe(0)
      expect(timeless(same)).toEqual(timeless(await patrol({ url: `${base}/`, secondOpinion: false })))
      site.edition.set('/p/5.html', '<a href="/new.html">新</a>')
      site.sent.bodies = 0
      const changed = await patrol({ url: `${base}/`, secondOpinion: false, state: memoryCrawlState(shared, 'three') })
      expect(site.sent.bodies).toBe(1)
      expect(timeless(changed)).toEqual(timeless(await patrol({ url: `${base}/`, secondOpinion: false })))
      expect(changed.targets.find(({ url }) => url.endsWith('/new.html'))?.verdict).toBe('broken')
    })
  })

  it('should know unchanged pages by their digest where the host offers no validators', async () => {
    const site = siteOf(false)
    const shared = sharedAnswers()
    await withServer((request, response) => site.handler(request, response), async ({ origin: base }) => {
      await patrol({ url: `${base}/`, secondOpinion: false, state: memoryCrawlState(shared, 'one') })
      const kept: string[] = []
      const state = memoryCrawlState(shared, 'two')
      site.edition.set('/p/5.html', '改了')
      const again = await patrol({ url: `${base}/`, secondOpinion: false, state: { ...state, keep: async (key, answer) => {
        kept.push(new URL(key.split('\n', 1)[0] ?? '').pathname)
        await state.keep(key, answer)
      } } })
      expect([...new Set(kept)].sort()).toEqual(['/moved', '/p/5.html'])
      expect(timeless(again)).toEqual(timeless(await patrol({ url: `${base}/`, secondOpinion: false })))
    })
  })
})
