import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { checkTargets } from '../../../src/links/checkTargets.ts'
import { patrol } from '../../../src/links/patrol.ts'
import type { PatrolReport, TargetReport } from '../../../src/links/report.ts'
import { startServer, type TestServer, withServer } from '../../helpers/withServer.ts'
import { CASES, type Handler, html, page, redirect, tortureSite } from './site.ts'

const sentinel = { contacts: 0, server: createServer((socket) => {
  sentinel.contacts += 1
  socket.destroy()
}) }

beforeAll(() => new Promise<void>((resolve) => sentinel.server.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise<void>((resolve) => sentinel.server.close(() => resolve())))

const sentinelPort = (): number => (sentinel.server.address() as AddressInfo).port

describe('patrol of a torture site', () => {
  const asked = new Map<string, number>()
  let site: TestServer
  let report: PatrolReport
  let byPath: Map<string, TargetReport>

  beforeAll(async () => {
    site = await startServer(tortureSite(asked, sentinelPort))
    report = await patrol({ url: `${site.origin}/`, timeoutMs: 1500, concurrency: 64, secondOpinion: false })
    byPath = new Map(report.targets.map((target) => [target.url, target]))
  }, 40_000)
  afterAll(() => site.close())

  it.each(CASES)('should judge $path as $verdict $reason', ({ path, verdict, reason, status, hops }) => {
    const target = byPath.get(new URL(path, site.origin).href)
    expect({ verdict: target?.verdict, reason: target?.reason }).toEqual({ verdict, reason })
    if (status !== undefined) expect(target?.status).toBe(status)
    if (hops !== undefined) expect(target?.hops).toHaveLength(hops)
    expect(target?.message).not.toBe('')
  })

  it('should ask no URL more than three times and robots-closed and forbidden ones never', () => {
    expect([...asked].filter(([, count]) => count > 3)).toEqual([])
    expect(asked.has('/closed/by-robots')).toBe(false)
    expect(sentinel.contacts).toBe(0)
  })

  it('should encode the query in the encoding of its page', () => {
    expect(report.targets.find((target) => target.url.includes('gbk-answer'))).toMatchObject({ verdict: 'ok', url: `${site.origin}/gbk-answer?%B4%CA=%D6%D0%B9%FA` })
  })

  it('should find what only a gzipped sitemap of an index names', () => {
    expect(byPath.get(`${site.origin}/only-in-map`)).toMatchObject({ verdict: 'broken', reason: 'http-404', confirmed: true, places: [{ element: 'loc', page: `${site.origin}/maps/1.xml.gz` }] })
  })

  it('should name line and column of a place', () => {
    expect(byPath.get(`${site.origin}/fine`)?.places[0]).toMatchObject({ page: `${site.origin}/`, line: 2, column: 1, element: 'a', attribute: 'href', text: '甲' })
  })

  it('should have a complete summary', () => {
    expect(report.complete).toBe(true)
    expect(Object.values(report.summary.byVerdict).reduce((sum, count) => sum + count, 0)).toBe(report.targets.length)
  })
})

const SPELLINGS = [
  '127.0.0.1:P', '127.1:P', '2130706433:P', '0x7f.1:P', '0177.0.0.1:P', '①②⑦.0.0.1:P', '127。0。0。1:P', '[::ffff:127.0.0.1]:P', '[::ffff:7f00:1]:P', '[::1]:P', '[::]:P', '0.0.0.0:P', '0:P',
  'localhost:P', 'LOCALHOST.:P', 'a.localhost:P', 'user:pw@127.0.0.1:P', '127.0.0.1.:P', '%3127.0.0.1:P', 'rebind.example-site.cn:P', 'mixed.example-site.cn', 'good.example-site.cn:P',
]

describe('address guard', () => {
  it('should contact no forbidden address, by whatever spelling and way', async () => {
    const answers = new Map([['mixed.example-site.cn', ['93.184.216.34', '127.0.0.1']], ['rebind.example-site.cn', ['127.0.0.1']], ['good.example-site.cn', ['10.0.0.1']]])
    const targets = SPELLINGS.map((spelling) => `http://${spelling.replace('P', String(sentinelPort()))}/`)
    const ways = targets.flatMap((target, index) => [301, 302, 303, 307, 308].map((status) => [`/to/${index}/${status}`, redirect(status, /^[\x00-\x7f]*$/.test(target) ? target : encodeURI(target))] as const))
    const metas = targets.map((target, index) => [`/meta/${index}`, html(`<meta charset=utf-8><meta http-equiv=refresh content="0;url=${target}">`)] as const)
    const handlers = new Map<string, Handler>([...ways, ...metas])
    const links = [...targets, ...handlers.keys()].map((url) => `<a href="${url}">x</a>`).join('')
    handlers.set('/', html(page('首页', links)))
    await withServer((request, response) => (handlers.get(request.url ?? '') ?? ((_, answer) => void answer.writeHead(404).end()))(request, response), async ({ origin }) => {
      const lookup = (host: string) => Promise.resolve((answers.get(host) ?? ['127.0.0.1']).map((address) => ({ address, family: 4 })))
      const report = await patrol({ url: `${origin}/`, concurrency: 32, lookup, timeoutMs: 2000, secondOpinion: false })
      const wrong = report.targets.filter((target) => target.placesTotal > 0 && target.reason !== 'address-forbidden' && target.reason !== 'url-malformed')
      expect(wrong.map(({ url, reason }) => `${url} ${reason}`)).toEqual([])
      expect(report.targets.length).toBeGreaterThan(SPELLINGS.length * 6 - 10)
    })
    expect(sentinel.contacts).toBe(0)
  }, 30_000)
})

describe('limits', () => {
  const calendar = (request: { url?: string }): string => {
    const day = Number(/day=(\d+)/.exec(request.url ?? '')?.[1] ?? 0)
    return page('日历', `<a href="/?day=${day + 1}">后一天</a>`)
  }
  const endless = (use: (origin: string) => Promise<void>): Promise<void> =>
    withServer((request, response) => html(calendar(request))(request, response), ({ origin }) => use(origin))

  it('should come out of a calendar and say so', () => endless(async (origin) => {
    const report = await patrol({ url: `${origin}/`, secondOpinion: false })
    expect(report.complete).toBe(false)
    expect(report.cutOff).toEqual([expect.objectContaining({ limit: 'pattern', skipped: 1 })])
    expect(report.summary.pages).toBeLessThan(1100)
  }), 30_000)

  it('should stop reading at maxPages and maxDepth', () => endless(async (origin) => {
    const byPages = await patrol({ url: `${origin}/`, maxPages: 5, secondOpinion: false })
    expect(byPages.summary.pages).toBe(5)
    expect(byPages.cutOff).toMatchObject([{ limit: 'pages', at: '5' }])
    const byDepth = await patrol({ url: `${origin}/`, maxDepth: 2, secondOpinion: false })
    expect(byDepth.summary.pages).toBe(3)
    expect(byDepth.cutOff).toMatchObject([{ limit: 'depth', at: '2' }])
  }))

  it('should hand back a partial report when aborted', () => endless(async (origin) => {
    const abort = new AbortController()
    const report = await patrol({ url: `${origin}/`, signal: abort.signal, onProgress: () => abort.abort(), secondOpinion: false })
    expect(report.complete).toBe(false)
    expect(report.cutOff).toMatchObject([{ limit: 'interrupted' }])
    expect(report.summary.pages).toBeGreaterThan(0)
  }))
})

describe('what a run cannot know', () => {
  it('should call no outside link broken when no name at all resolves', () => {
    const links = Array.from({ length: 6 }, (_, index) => `<a href="http://site${index}.cn/">x</a>`).join('')
    return withServer(html(page('首页', `${links}<a href="http://dead.invalid/">x</a>`)), async ({ origin }) => {
      const lookup = (host: string) => Promise.reject(Object.assign(new Error(host), { code: 'ENOTFOUND' }))
      const report = await patrol({ url: `${origin}/`, lookup, secondOpinion: false })
      expect(report.summary.byVerdict).toMatchObject({ skipped: 6, broken: 1 })
      expect(report.incidents).toHaveLength(1)
    })
  })

  it('should list or leave out other hosts without asking a name server', () =>
    withServer(html(page('首页', '<a href="http://site.cn/">x</a>')), async ({ origin }) => {
      const lookup = () => Promise.reject(new Error('asked'))
      const listed = await patrol({ url: `${origin}/`, external: 'list', lookup })
      expect(listed.targets).toMatchObject([{ verdict: 'skipped', reason: 'external' }])
      expect((await patrol({ url: `${origin}/`, external: 'skip', lookup })).targets).toEqual([])
    }))

  it('should check known targets again, in order and without crawling', () => {
    const asked = new Map<string, number>()
    return withServer(tortureSite(asked, sentinelPort), async ({ origin }) => {
      const reports = await checkTargets([`${origin}/410`, `${origin}/fine#nowhere`, `${origin}/r301`], { url: `${origin}/`, secondOpinion: false })
      expect(reports.map(({ reason }) => reason)).toEqual(['http-410', 'fragment-missing', 'permanent'])
      expect(asked.has('/gbk')).toBe(false)
    })
  })
})
