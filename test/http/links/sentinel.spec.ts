import type { RequestListener } from 'node:http'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { gzipSync } from 'node:zlib'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { patrol } from '../../../src/links/patrol.ts'
import type { PatrolReport } from '../../../src/links/report.ts'
import { startServer, type TestServer } from '../../helpers/withServer.ts'

/** Spellings of one sentinel's host. */
const HOSTS = ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', 'user:pass@127.0.0.1']
const TYPES = { html: 'text/html; charset=utf-8', css: 'text/css', xml: 'application/xml', rss: 'application/rss+xml', gz: 'application/gzip' }
const CODES = [300, 301, 302, 303, 307, 308]

type File = { type?: keyof typeof TYPES; status?: number; headers?: Record<string, string>; body?: string }
/** How the patrol is led to `@`: by markup of the home page, or by a file of the site that the home page links; `{host}` is the number of the spelling. */
type Way = { html?: string; file?: File; isRedirect?: true }

const PROSE = '<p>页面正文，说明办理流程、所需材料与时限。</p>'
const page = (head: string, headers: Record<string, string> = {}): Way => ({ file: { headers, body: `<!doctype html><title>页</title>${head}${PROSE}` } })
const sheet = (body: string): Way => ({ html: '<link rel="stylesheet" href="FILE">', file: { type: 'css', body } })

const WAYS: Readonly<Record<string, Way>> = {
  'a': { html: '<a href="@">x</a>' }, 'area': { html: '<map name="m"><area href="@"></map>' }, 'img': { html: '<img src="@" alt="">' }, 'srcset': { html: '<img srcset="@ 2x" alt="">' }, 'source': { html: '<picture><source srcset="@ 1x"><img alt=""></picture>' }, 'imagesrcset': { html: '<link rel="preload" as="image" imagesrcset="@ 1x">' },
  'script': { html: '<script src="@"></script>' }, 'iframe': { html: '<iframe src="@"></iframe>' }, 'object': { html: '<object data="@"></object>' }, 'embed': { html: '<embed src="@">' }, 'video': { html: '<video poster="@"></video>' }, 'track': { html: '<video><track src="@"></video>' }, 'form': { html: '<form action="@"></form>' }, 'post': { html: '<form method="post" action="@"></form>' },
  'formaction': { html: '<button formaction="@">x</button>' }, 'icon': { html: '<link rel="icon" href="@">' }, 'apple-icon': { html: '<link rel="apple-touch-icon" href="@">' }, 'manifest': { html: '<link rel="manifest" href="@">' }, 'canonical': { html: '<link rel="canonical" href="@">' }, 'stylesheet': { html: '<link rel="stylesheet" href="@">' }, 'og-image': { html: '<meta property="og:image" content="@">' },
  'json-ld': { html: '<script type="application/ld+json">{"@context":"https://schema.org","logo":"@"}</script>'.replace('@context', '\u0001context') }, 'style': { html: '<style>p{background:url(@)}</style>' }, 'style-import': { html: '<style>\u0001import "@";</style>' }, 'style-attribute': { html: '<p style="background:url(\'@\')">x</p>' }, 'use': { html: '<svg><use href="@#i"/></svg>' },
  'noscript': { html: '<noscript><img src="@" alt=""></noscript>' }, 'noscript-refresh': { html: '<noscript><meta http-equiv="refresh" content="0;url=@"></noscript>' }, 'srcdoc': { html: '<iframe srcdoc="&lt;img src=\'@\'&gt;"></iframe>' }, 'nested-srcdoc': { html: '<iframe srcdoc="&lt;iframe srcdoc=&quot;&amp;lt;a href=@&amp;gt;&quot;&gt;"></iframe>' },
  'css': sheet('p{background:url(@)}'), 'css-import': sheet('\u0001import url("@");'), 'css-font': sheet('\u0001font-face{font-family:x;src:url("@")}'), 'image-set': sheet('p{background:image-set("@" 1x)}'), 'feed': { html: '<link rel="alternate" href="FILE">', file: { type: 'rss', body: '<rss><channel><item><link>@</link></item></channel></rss>' } },
  'link-header': page('', { link: '<@>; rel=canonical' }), 'preload-header': page('', { link: '<@>; rel=preload; as=style' }), 'frame-refresh': page('<iframe srcdoc="&lt;meta http-equiv=refresh content=\'0;url=@\'&gt;"></iframe>'),
  ...Object.fromEntries(CODES.map((status): [string, Way] => [`location-${status}`, { isRedirect: true, file: { status, headers: { location: '@' } } }])), 'location-201': { file: { status: 201, headers: { location: '@' }, body: PROSE } }, 'location-304': { file: { status: 304, headers: { location: '@' } } }, 'location-305': { file: { status: 305, headers: { location: '@' } } },
  'content-location': page('', { 'content-location': '@' }), 'alt-svc': page('', { 'alt-svc': 'h2="@"' }), 'refresh-header': { ...page('', { refresh: '0; url=@' }), isRedirect: true }, 'meta-refresh': { ...page('<meta http-equiv="refresh" content="0;url=@">'), isRedirect: true }, 'meta-refresh-base': { ...page('<base href="@"><meta http-equiv="refresh" content="0;url=?go">'), isRedirect: true },
  'image-location': { html: '<img src="FILE" alt="">', isRedirect: true, file: { status: 302, headers: { location: '@' } } }, 'sheet-location': { html: '<link rel="stylesheet" href="FILE">', isRedirect: true, file: { status: 307, headers: { location: '@' } } },
}
/** Ways that name an address without leading anybody there. */
const SILENT = ['noscript-refresh', 'frame-refresh', 'location-201', 'location-304', 'location-305', 'content-location', 'alt-svc']

const urlset = (url: string): string => `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${url}</loc></url></urlset>`
const index = (...urls: string[]): string => `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.map((url) => `<sitemap><loc>${url}</loc></sitemap>`).join('')}</sitemapindex>`

describe('a listener nobody may contact, whatever leads there', () => {
  let hits = 0
  let sentinel: Server
  let site: TestServer
  let report: PatrolReport
  const urlOf = (way: string, host = 0): string => `http://${HOSTS[host]}:${(sentinel.address() as AddressInfo).port}/${way}/${host}`
  const filled = (text: string, { way, host }: { way: string; host: number }): string => text.replaceAll('@', urlOf(way, host)).replaceAll('\u0001', '@').replaceAll('FILE', `/file/${way}/${host}`)

  const home = (): string => Object.entries(WAYS).flatMap(([way, { html = '<a href="FILE">x</a>' }]) => HOSTS.map((_, host) => filled(html, { way, host }))).join('\n')
  /** Files that lead a patrol without being links of a page. */
  const maps = (origin: string): Record<string, { type: string; body: string | Buffer; location?: string }> => ({
    '/robots.txt': { type: 'text/plain', body: `User-agent: *\nAllow: /\nSitemap: ${urlOf('robots')}\nSitemap: ${origin}/index.xml\nSitemap: ${origin}/moved.xml\n` }, '/index.xml': { type: TYPES.xml, body: index(urlOf('index'), `${origin}/packed.xml.gz`) }, '/packed.xml.gz': { type: TYPES.gz, body: gzipSync(urlset(urlOf('packed'))) },
    '/sitemap.xml': { type: TYPES.xml, body: urlset(urlOf('map')) }, '/moved.xml': { type: TYPES.xml, body: '', location: urlOf('map-location') },
  })

  const serve: RequestListener = (request, response) => {
    const map = maps(site.origin)[request.url ?? '']
    if (map) return void response.writeHead(map.location ? 302 : 200, { 'content-type': map.type, ...(map.location ? { location: map.location } : {}) }).end(map.body)
    const [, , way = '', host = '0'] = (request.url ?? '').split('/')
    const file = WAYS[way]?.file
    if (!file) return void response.writeHead(200, { 'content-type': TYPES.html }).end(`<!doctype html><title>首页</title>${PROSE}${request.url === '/' ? home() : ''}`)
    const at = { way, host: Number(host) }
    const headers = Object.fromEntries(Object.entries(file.headers ?? {}).map(([name, value]) => [name, filled(value, at)]))
    response.writeHead(file.status ?? 200, { 'content-type': TYPES[file.type ?? 'html'], ...headers }).end(filled(file.body ?? '', at))
  }

  beforeAll(async () => {
    sentinel = createServer((socket) => {
      hits += 1
      socket.destroy()
    })
    await new Promise<void>((resolve) => sentinel.listen(0, '::', resolve))
    site = await startServer(serve)
    report = await patrol({ url: `${site.origin}/`, timeoutMs: 3000 })
  }, 60_000)

  afterAll(async () => {
    await site.close()
    await new Promise((resolve) => sentinel.close(resolve))
  })

  const said = (url: string): string => {
    const target = report.targets.find((one) => one.url === new URL(url).href)
    return target ? `${target.verdict} ${target.reason}` : 'nothing'
  }
  const eachHost = (told: (host: number) => string): string[] => [...new Set(HOSTS.map((_, host) => told(host)))]

  it('should not be contacted', () => expect(hits).toBe(0))

  it.each(Object.keys(WAYS).filter((way) => !WAYS[way]?.isRedirect && !SILENT.includes(way)))('should be told as forbidden where it is linked by %s', (way) => {
    expect(eachHost((host) => said(way === 'use' ? `${urlOf(way, host)}#i` : urlOf(way, host)))).toEqual(['broken address-forbidden'])
  })

  it.each(Object.keys(WAYS).filter((way) => WAYS[way]?.isRedirect))('should be told as forbidden where it is the end of %s', (way) => {
    expect(eachHost((host) => said(`${site.origin}/file/${way}/${host}`))).toEqual(['broken address-forbidden'])
  })

  it.each([['robots.txt', 'robots', 'broken address-forbidden'], ['a list of sitemaps', 'index', 'nothing'], ['a packed sitemap', 'packed', 'broken address-forbidden'], ['a sitemap', 'map', 'broken address-forbidden']])(
    'should be told where it stands in %s', (_, way, told) => expect(said(urlOf(way))).toBe(told))

  it('should be listening all the while', async () => {
    const { port } = sentinel.address() as AddressInfo
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow('fetch failed')
    expect(hits).toBe(1)
  })
})
