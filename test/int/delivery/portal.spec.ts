import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { HtmlValidate } from 'html-validate'
import { MongoClient } from 'mongodb'
import { type DefaultTreeAdapterTypes as Tree, parse } from 'parse5'
import { pino } from 'pino'

import { createDeliveryApp } from '../../../src/delivery/app.ts'
import { readEnv } from '../../../src/shared/env.ts'
import { startServer, type TestServer, withServer } from '../../helpers/withServer.ts'
import { EVIL, FILES, insertPortal } from './portalDocuments.ts'

const PAGES: [path: string, status: number][] = [
  ['/', 200], ['/xinwen/', 200], ['/xinwen/?page=2', 200], ['/xinwen/tongzhi/', 200], ['/xinwen/tongzhi/?page=3', 200], ['/zhengce/', 200], ['/kong/', 200],
  ['/xinwen/quan.html', 200], ['/xinwen/jieshao.html', 200], ['/scores/', 200], ['/scores/?period=2026-09', 200], ['/policies/', 200], ['/policies/xin.html', 200],
  ['/policies/jiu.html', 200], ['/policies/kong.html', 200], ['/xinwen/kong.html', 200], ['/scores/?period=2026-08', 200], ['/applications/', 200], ['/centers/', 200], ['/faqs/', 200], ['/search/', 200], ['/search/?q=%E6%94%BF%E7%AD%96', 200],
  [`/search/?q=${encodeURIComponent(EVIL)}`, 200], ['/nirgendwo/', 404], ['/xinwen/nirgendwo.html', 404], ['/xinwen/?page=9', 404], ['/xinwen/?page=0', 404],
  ['/xinwen/?page=1e1', 404], ['/scores/?period=2026-11', 404], ['/scores/?period=x', 404], ['/neibu/', 404], ['/neibu/app.html', 404], ['/xinwen/app-only.html', 404],
  ['/xinwen/xw-draft.html', 404], ['/xinwen/xw-future.html', 404], ['/xinwen/xw-withdrawn.html', 410], ['/xinwen/xw-trashed.html', 410],
  ['/policies/zc-draft.html', 404], ['/policies/zc-withdrawn.html', 410], ['/media/%E6%97%A0.png', 404],
]

const uploadsDir = mkdtempSync(path.join(tmpdir(), 'pco-portal-'))
const validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:a11y'] })
let client: MongoClient
let delivery: Awaited<ReturnType<typeof createDeliveryApp>>
let server: TestServer

const get = (url: string, init: RequestInit = {}): Promise<Response> => fetch(server.origin + url, { redirect: 'manual', ...init })
const read = async (url: string): Promise<string> => (await get(url)).text()

beforeAll(async () => {
  client = await new MongoClient(process.env['TEST_MONGO_URI'] ?? '').connect()
  const db = client.db(`portal_${process.pid}`)
  await db.dropDatabase()
  await insertPortal(db)
  for (const folder of ['media', 'attachments']) mkdirSync(path.join(uploadsDir, folder))
  writeFileSync(path.join(uploadsDir, 'media', FILES.image), 'PNG0123456789')
  writeFileSync(path.join(uploadsDir, 'media', FILES.card), 'WEBP')
  writeFileSync(path.join(uploadsDir, 'media', 'evil.svg'), '<svg onload="alert(1)"/>')
  writeFileSync(path.join(uploadsDir, 'attachments', FILES.attachment), 'Hello, 世界')
  for (const name of [FILES.orphan, FILES.draft, FILES.withdrawn, FILES.future]) writeFileSync(path.join(uploadsDir, 'attachments', name), 'CANARY')
  const env = readEnv({ PORTAL_URL: 'https://portal.example', SITE_DOMAIN: 'portal.example', SITE_ID_CODE: '4200000001', SITE_NAME: '测试门户' })
  delivery = await createDeliveryApp({ clock: () => new Date(), db, env, logger: pino({ level: 'silent' }), uploadsDir })
  server = await startServer(delivery.app)
}, 60_000)

afterAll(async () => {
  await server.close()
  await delivery.close()
  await client.db(`portal_${process.pid}`).dropDatabase()
  await client.close()
  rmSync(uploadsDir, { force: true, recursive: true })
})

/** Change streams tell delivery within milliseconds; the last answer is given after a second at most. */
const statusBecomes = async (url: string, wanted: number): Promise<number> => {
  for (const until = performance.now() + 1_000; ; ) {
    const { status } = await get(url)
    if (status === wanted || performance.now() > until) return status
  }
}

const isElement = (node: Tree.Node): node is Tree.Element => 'tagName' in node
const elementsOf = (node: Tree.Node): Tree.Element[] => [
  ...(isElement(node) ? [node] : []),
  ...('childNodes' in node ? node.childNodes.flatMap(elementsOf) : []),
]
const attributesOf = (element: Tree.Element): Record<string, string> => Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]))

const isForeign = (element: Tree.Element): boolean => {
  const attributes = attributesOf(element)
  return (
    ['script', 'style', 'iframe', 'object', 'base'].includes(element.tagName) ||
    Object.keys(attributes).some((name) => name.startsWith('on') || name === 'style') ||
    ['href', 'src', 'action'].some((name) => /^\s*(javascript|data|vbscript):/i.test(attributes[name] ?? '')) ||
    attributes['src'] === 'x' ||
    (element.tagName !== 'a' && /^(https?:)?\/\//.test(attributes['src'] ?? ''))
  )
}

const tagsOf = (markup: string): Map<string, string> =>
  new Map(
    elementsOf(parse(markup)).filter(({ tagName }) => tagName === 'meta').map(attributesOf).map(({ content = '', name = '' }) => [name, content]),
  )

describe('every page of the portal', () => {
  it.each(PAGES)('should answer %s with %i', async (url, status) => {
    expect((await get(url)).status).toBe(status)
  })

  it.each(PAGES)('should be valid and accessible by html-validate: %s', async (url) => {
    const report = await validator.validateString(await read(url))
    expect(report.results.flatMap(({ messages }) => messages.map(({ line, message, ruleId }) => `${line} ${ruleId}: ${message}`))).toEqual([])
  })

  it.each(PAGES)('should carry no markup from a field, no script and no draft: %s', async (url) => {
    const markup = await read(url)
    expect(elementsOf(parse(markup)).filter(isForeign).map(({ tagName }) => tagName)).toEqual([])
    expect(markup).not.toMatch(/CANARY|11\.11|22\.22/)
  })

  it.each(PAGES)('should name the site in its tags: %s', async (url) => {
    expect([...tagsOf(await read(url))]).toEqual(expect.arrayContaining([['SiteName', '测试门户'], ['SiteDomain', 'portal.example'], ['SiteIDCode', '4200000001']]))
  })
})

describe('a portal without any content', () => {
  it.each(['/', '/scores/', '/policies/', '/applications/', '/centers/', '/faqs/', '/search/?q=a', '/nirgendwo.html'])('should answer %s with a valid page', async (url) => {
    const db = client.db(`portal_empty_${process.pid}`)
    const logger = pino({ level: 'silent' })
    const empty = await createDeliveryApp({ clock: () => new Date(), db, env: readEnv({}), logger, uploadsDir })
    await withServer(empty.app, async ({ origin }) => {
      const response = await fetch(origin + url)
      expect(response.status).toBe(url.endsWith('.html') ? 404 : 200)
      expect((await validator.validateString(await response.text())).valid).toBe(true)
    })
    await empty.close()
    await db.dropDatabase()
  })
})

describe('page tags', () => {
  it.each([['/', '首页'], ['/xinwen/', '工作动态'], ['/xinwen/tongzhi/', '通知公告'], ['/scores/', '数据发布'], ['/policies/', '政策文件'], ['/applications/', '办事服务'], ['/faqs/', '咨询投诉']])(
    'should describe the column of %s as %s',
    async (url, type) => {
      const tags = tagsOf(await read(url))
      expect(tags.get('ColumnType')).toBe(type)
      for (const name of ['ColumnName', 'ColumnDescription', 'ColumnKeywords']) expect(tags.get(name)).toBeTruthy()
    },
  )

  it('should describe an article', async () => {
    const tags = tagsOf(await read('/xinwen/quan.html'))
    expect(tags.get('ArticleTitle')).toBe(`全文${EVIL}`)
    expect(tags.get('PubDate')).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)
    expect(tags.get('ContentSource')).toBe(EVIL)
    expect(tags.get('Author')).toBe(EVIL)
    expect(tags.get('Url')).toBe('https://portal.example/xinwen/quan.html')
    expect(tags.get('Image')).toBe(`https://portal.example/media/${encodeURIComponent(FILES.card)}`)
    expect(tags.get('ColumnName')).toBe('新闻资讯')
  })

  it('should name the site as source where an article names none', async () => {
    expect(tagsOf(await read('/xinwen/jieshao.html')).get('ContentSource')).toBe('测试门户')
  })
})

describe('lists', () => {
  it('should show every article of a column once over its pages', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => read(`/xinwen/tongzhi/?page=${page}`)))
    const shown = pages.flatMap((markup) => [...markup.matchAll(/href="(\/(?:xinwen\/tongzhi|zhengce)\/[^"]+\.html)"/g)].map(([, url]) => url))
    expect(shown).toHaveLength(24)
    expect(new Set(shown).size).toBe(24)
    expect(shown).toContain('/zhengce/zc-1.html')
  })

  it('should group policies by validity and link them both ways', async () => {
    expect(await read('/policies/')).toMatch(/现行有效[\s\S]*xin\.html[\s\S]*已被替代[\s\S]*jiu\.html/)
    expect(await read('/policies/xin.html')).toContain('href="/policies/jiu.html"')
    expect(await read('/policies/jiu.html')).toContain('href="/policies/xin.html"')
  })

  it('should show the newest published month and its corrections', async () => {
    const markup = await read('/scores/')
    expect(markup).toContain('2026年10月外贸综合服务中心考核得分与排名')
    expect(markup).toMatch(/第 2 版/)
    expect(markup).not.toContain('2026年11月')
  })

  it('should not link an application that is offline or whose address is unsafe', async () => {
    const markup = await read('/applications/')
    expect(markup.match(/href="https:\/\/app\.example\/"/g)).toHaveLength(2)
  })
})

describe('http', () => {
  it.each(['/', '/xinwen/', '/xinwen/quan.html', '/robots.txt'])('should answer HEAD without a body and 304 to a known ETag: %s', async (url) => {
    const head = await get(url, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    const again = await get(url, { headers: { 'If-None-Match': head.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
  })

  it('should serve style sheet and icon under the hash of their content for a year', async () => {
    const markup = await read('/')
    for (const url of markup.match(/\/assets\/[0-9a-f]{12}\.(?:css|svg)/g) ?? []) {
      const response = await get(url)
      expect(response.status).toBe(200)
      expect(response.headers.get('cache-control')).toContain('immutable')
    }
    expect((await get('/assets/000000000000.css')).status).toBe(404)
  })

  it.each([['/xinwen', '/xinwen/'], ['/xinwen/tongzhi?page=2', '/xinwen/tongzhi/?page=2'], ['/scores', '/scores/'], ['/search?q=a', '/search/?q=a']])('should lead %s to %s', async (url, to) => {
    const response = await get(url)
    expect([response.status, response.headers.get('location')]).toEqual([301, to])
  })

  it('should keep scripts and foreign resources away by policy', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
  })
})

describe('files', () => {
  const attachment = `/attachments/${encodeURIComponent(FILES.attachment)}`

  it('should hand an attachment over under its Chinese name', async () => {
    const response = await get(attachment)
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="__ __?2026?.txt"; filename*=UTF-8''${encodeURIComponent(FILES.attachment)}`.replaceAll('?', '_'))
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(await response.text()).toBe('Hello, 世界')
  })

  it('should answer ranges, HEAD and 304', async () => {
    const part = await get(attachment, { headers: { Range: 'bytes=7-12' } })
    expect([part.status, await part.text()]).toEqual([206, '世界'])
    const head = await get(attachment, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '13'])
    // Node's fetch would add `no-cache` to a conditional request, which asks for the whole file.
    const headers = { 'Cache-Control': 'max-age=0', 'If-None-Match': head.headers.get('etag') ?? '' }
    expect((await get(attachment, { headers })).status).toBe(304)
  })

  it.each([[FILES.image, 'image/png'], [FILES.card, 'image/webp']])('should show the picture %s', async (name, type) => {
    const response = await get(`/media/${encodeURIComponent(name)}`)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
  })

  it('should hand over as bytes what is no picture', async () => {
    const response = await get('/media/evil.svg')
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
  })

  it.each([`/attachments/${encodeURIComponent(FILES.orphan)}`, `/media/..%2Fattachments%2F${encodeURIComponent(FILES.attachment)}`, '/media/%00', '/attachments/.'])(
    'should not serve %s',
    async (url) => {
      expect((await get(url)).status).toBe(404)
    },
  )

  it.each([FILES.draft, FILES.withdrawn, FILES.future])('should not serve %s, which nothing public refers to', async (name) => {
    expect((await get(`/attachments/${encodeURIComponent(name)}`)).status).toBe(404)
  })

  it('should serve a file from the moment its text is published until it is withdrawn', async () => {
    const news = client.db(`portal_${process.pid}`).collection('news')
    const url = `/attachments/${encodeURIComponent(FILES.draft)}`
    const states = [[{ _status: 'published', publishedAt: new Date(), reviewState: 'published' }, 200], [{ _status: 'draft', reviewState: 'withdrawn' }, 404]] as const
    for (const [set, status] of states) {
      await news.updateOne({ slug: 'xw-draft' }, { $set: set })
      expect(await statusBecomes(url, status)).toBe(status)
    }
  })

  it('should stop serving a file once its document is gone', async () => {
    await client.db(`portal_${process.pid}`).collection('media').deleteOne({ filename: 'evil.svg' })
    expect((await get('/media/evil.svg')).status).toBe(404)
  })
})
