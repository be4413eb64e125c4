import { describe, expect, it } from '@jest/globals'

import { patrol } from '../../../src/links/patrol.ts'
import { withServer } from '../../helpers/withServer.ts'

const PROSE = '<p>本页介绍口岸通关的办理条件、所需材料与时限，企业可按流程在线提交申请。</p>'
const HONEST = 12
const DAY = 86_400_000
const page = (title: string, links: readonly string[]): string => `<!doctype html><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${PROSE}${links.map((link) => `<a href="${link}">x</a>`).join(' ')}`
const session = (seed: number): string => (Math.imul(seed, 2_654_435_761) >>> 0).toString(16).padStart(8, '0')
const sessionOf = (text: string | undefined): number => Number.parseInt(text?.slice(0, 8) ?? '', 16) || 1

/** What each endless space answers to a URL in it. */
const SPACES: Readonly<Record<string, (url: URL) => string>> = {
  'folders in themselves': ({ pathname }) => page('相对', [`${pathname.slice(1)}/sub`]),
  'facets': (url) => page('筛选', [...'abcdefghijkl'].filter((name) => !url.searchParams.has(name)).map((name) => `${url.pathname}${url.search === '' ? '?' : `${url.search}&`}${name}=1`)),
  'a calendar by path': ({ pathname }) => {
    const [year = 2026, month = 1] = (pathname.match(/\d+/g) ?? []).map(Number)
    const count = year * 12 + month - 1
    return page(`${year}年${month}月`, [1, -1].map((step) => `/trap/${Math.floor((count + step) / 12)}/${((count + step) % 12) + 1}`))
  },
  'a calendar by query': ({ searchParams }) => {
    const date = Date.parse(searchParams.get('d') ?? '2026-01-01')
    return page('日程', [1, -1, 7].map((step) => `/trap?d=${new Date(date + step * DAY).toISOString().slice(0, 10)}`))
  },
  'sessions in the path': ({ pathname }) => page('商品列表', [`/trap/list;sid=${session(sessionOf(pathname.split('sid=')[1]) + 1)}`]),
  'sessions in the query': ({ searchParams }) => page('会员中心', [`/trap?PHPSESSID=${session(sessionOf(searchParams.get('PHPSESSID') ?? undefined) + 1)}`]),
  'a growing query': ({ search }) => page('追加', [`/trap${search === '' ? '?' : `${search}&`}p=1`]),
  'pages without end': ({ searchParams }) => page('列表', [`/trap?page=${Number(searchParams.get('page') ?? 1) + 1}`]),
  'deeper folders': () => page('目录', ['more/', 'other/']),
  'months and their days in turn': ({ pathname }) => page('日历', [pathname.includes('day') ? `/trap/month/${Number(/\d+/.exec(pathname)?.[0]) + 1}` : `/trap/day/${/\d+/.exec(pathname)?.[0] ?? 1}`]),
}
/** Those that take thousands of pages to tell from honest ones. */
const QUICK = ['folders in themselves', 'facets', 'months and their days in turn']

describe('an endless space', () => {
  it.each(Object.keys(SPACES).filter((name) => process.env['LONG'] || QUICK.includes(name)))('should be left, said and cost nothing else: %s', async (name) => {
    const home = page('首页', ['/trap/', ...Array.from({ length: HONEST }, (_, index) => `/news/${index}`)])
    await withServer(({ url = '/' }, response) => {
      const at = new URL(url, 'http://site')
      const body = at.pathname.startsWith('/trap') ? SPACES[name]?.(at) : at.pathname.startsWith('/news/') ? page('新闻', [`/gone${at.pathname}`]) : url === '/' ? home : undefined
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(body)
    }, async ({ origin }) => {
      const { complete, cutOff, targets } = await patrol({ url: `${origin}/` })
      expect({ complete, limits: [...new Set(cutOff.map(({ limit }) => limit))] }).toEqual({ complete: false, limits: ['pattern'] })
      expect(cutOff.every(({ at }) => at.includes('/trap'))).toBe(true)
      expect(targets.filter(({ url }) => url.startsWith(`${origin}/news/`)).map(({ verdict }) => verdict)).toEqual(Array.from({ length: HONEST }, () => 'ok'))
      expect(targets.filter(({ reason }) => reason === 'http-404').map(({ url }) => url).sort()).toEqual(Array.from({ length: HONEST }, (_, index) => `${origin}/gone/news/${index}`).sort())
    })
  }, 60_000)
})
