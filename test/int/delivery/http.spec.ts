import { request as rawRequest } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { API_ROUTES } from '../../../src/delivery/api/contentApi.ts'
import { startDelivery, type TestDelivery } from './startDelivery.ts'
import { bodyOf, paragraph, storedColumn, storedContent, text } from './stored.ts'

let delivery: TestDelivery
beforeAll(async () => {
  const column = storedColumn('xwzx')
  delivery = await startDelivery({
    name: 'delivery_http',
    prepare: async (db) => {
      await db.collection('columns').insertOne(column)
      await db.collection('news').insertMany(
        Array.from({ length: 45 }, (_, index) => storedContent(`n${index}`, { body: bodyOf(paragraph(text('内容'.repeat(400)))), column: column._id, publishedAt: new Date(1.7e12 + index) })),
      )
    },
  })
})
afterAll(() => delivery.close())

type Raw = { body: Buffer; headers: Record<string, string | string[] | undefined>; status: number }

const raw = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Raw> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    rawRequest(`${delivery.origin}${path}`, { headers, method }, (response) => {
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ body: Buffer.concat(chunks), headers: response.headers, status: response.statusCode ?? 0 }))
    }).on('error', reject).end()
  })

describe('headers', () => {
  it.each(['/', '/content/v1/news', '/nothing-here', '/content/v1/nothing', '/sitemap.xml', '/content/v1/docs'])('should protect %s', async (path) => {
    const { headers } = await delivery.get(path)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    expect(headers.get('vary')).toBe('Accept-Encoding')
    expect(headers.get('x-powered-by')).toBeNull()
  })

  it.each([['br', brotliDecompressSync], ['gzip', gunzipSync]] as const)('should keep one body in identity and %s, each with an ETag of its own', async (encoding, decode) => {
    const plain = await raw('/content/v1/news')
    const packed = await raw('/content/v1/news', { 'accept-encoding': encoding })
    expect(packed.headers['content-encoding']).toBe(encoding)
    expect(packed.headers['etag']).not.toBe(plain.headers['etag'])
    expect(decode(packed.body).equals(plain.body)).toBe(true)
    const again = await raw('/content/v1/news', { 'accept-encoding': encoding, 'if-none-match': String(packed.headers['etag']) })
    expect([again.status, again.body.length]).toEqual([304, 0])
  })

  it('should answer HEAD like GET without a body', async () => {
    const [get, head] = [await raw('/content/v1/columns'), await raw('/content/v1/columns', {}, 'HEAD')]
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, get.headers['content-length']])
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('should refuse %s', async (method) => {
    const response = await delivery.get('/content/v1/news', { body: '{"a":1}', method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
  })

  it('should not let a host header into an answer', async () => {
    const { body } = await raw('/content/v1/news?page=2', { host: 'evil.example', 'x-forwarded-host': 'evil.example' })
    expect(body.toString()).not.toContain('evil.example')
  })
})

describe('lists', () => {
  it('should be walked by next without loss or repetition', async () => {
    const slugs: string[] = []
    for (let url: string | null = '/content/v1/news?column=xwzx&pageSize=20'; url; ) {
      const page: { items: { slug: string }[]; next: string | null; total: number } = await delivery.json(url)
      expect(page.total).toBe(45)
      slugs.push(...page.items.map(({ slug }) => slug))
      url = page.next
    }
    expect(slugs).toEqual(Array.from({ length: 45 }, (_, index) => `n${44 - index}`))
  })

  it('should tell every change once when walked by next', async () => {
    const ids: string[] = []
    for (let url: string | null = '/content/v1/changes?limit=7'; url; ) {
      const page: { items: { id: string }[]; next: string | null } = await delivery.json(url)
      ids.push(...page.items.map(({ id }) => id))
      url = page.next
    }
    expect([ids.length, new Set(ids).size]).toEqual([45, 45])
  })
})

describe('bad input', () => {
  const cases: [string, string][] = [
    ['page=0', '参数“page”的值“0”不对，须为：页码，1 到 1000 的整数，默认 1。'],
    ['pageSize=101', '1 到 100 的整数'],
    ['pageSize=100000000', '1 到 100 的整数'],
    ['limit=0', '参数“limit”不认识。这里可用的参数：column、page、pageSize、terminal。'],
    ['column=a&column=b', '参数“column”只能给一次。'],
    ['terminal=fax', 'web、app、wechat、miniprogram 之一'],
    [`column=${'a'.repeat(400)}`, '参数“column”过长'],
  ]
  it.each(cases)('should answer ?%s with 400 and what is allowed', async (query, detail) => {
    const response = await delivery.get(`/content/v1/news?${query}`)
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    const problem = (await response.json()) as { detail: string }
    expect(problem).toMatchObject({ code: 'INPUT_INVALID', status: 400, title: '请求有误', type: 'about:blank' })
    expect(problem.detail).toContain(detail)
  })

  const operators = ['$ne', '$gt', '$where', '$regex', '$in', '$or', '$exists', '$expr', '__proto__', 'constructor']
  const parameters = [...new Set(API_ROUTES.flatMap(({ path, query }) => Object.keys(query.shape).map((name) => `${path.replace(/\/[:*]\w+/, '/x')}?${name}`)))]
  const probes = parameters.flatMap((parameter) => operators.map((operator) => `${parameter}[${operator}]=1`))

  it(`should refuse operators on every parameter (${probes.length} probes)`, async () => {
    for (const probe of probes) expect([probe, (await delivery.get(`/content/v1${probe}`)).status]).toEqual([probe, 400])
  })

  it('should never fail on any URL', async () => {
    const piece = fc.oneof(
      fc.constantFrom('content', 'v1', 'news', 'columns', 'policies', 'scores', 'resolve', 'search', 'changes', 'feed.xml', 'xwzx', 'n1.html', '..', '.', '%2e%2e', '%00', '%ff', '%', '$where', '{"$ne":1}'),
      fc.string({ maxLength: 12, unit: 'grapheme' }).map(encodeURIComponent),
    )
    const name = fc.oneof(fc.constantFrom('page', 'pageSize', 'column', 'q', 'since', 'path', 'asOf', 'status', 'period', 'category', 'limit', 'type'), piece)
    const value = fc.oneof(piece, fc.constantFrom('/xwzx/', '2026-01-01', '2026-13-45', '1', '-1', '1e9', '9007199254740993', '2026-01-01T00:00:00Z~zz', 'NaN', '//evil.example', '/\\evil'))
    const query = fc.array(fc.tuple(name, value).map((pair) => pair.join('=')), { maxLength: 3 }).map((pairs) => (pairs.length > 0 ? `?${pairs.join('&')}` : ''))
    const route = fc.oneof(fc.constantFrom(...API_ROUTES.map(({ path }) => `/content/v1${path.replace(/\/[:*]\w+/, '/x')}`)), fc.array(piece, { maxLength: 5 }).map((pieces) => `/${pieces.join('/')}`))
    const asked = fc.asyncProperty(route, query, async (path, tail) => {
      const { headers, status } = await raw(path + tail)
      expect(status).toBeLessThan(500)
      expect(String(headers['location'] ?? '/')).toMatch(/^\/(?![/\\])/)
    })
    await fc.assert(asked, { numRuns: process.env['LONG'] ? 20_000 : 1_000 })
  }, 600_000)
})
