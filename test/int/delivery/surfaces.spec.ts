import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { startDelivery, type TestDelivery } from './startDelivery.ts'
import { bodyOf, HIDDEN, linkTo, paragraph, past, storedColumn, storedContent, text } from './stored.ts'

const CANARY = '金丝雀'
const SLUGS = ['news', 'pages', 'faqs', 'feeWaiverPolicies'] as const

const column = storedColumn('xwzx')
const notYet = storedColumn('weilai', { display: { visibleFrom: past(-2) }, title: `${CANARY}未来栏目` })
const noLonger = storedColumn('guoqu', { display: { visibleTo: past(2) }, title: `${CANARY}过去栏目` })
const opened = storedContent('gongkai', { alsoIn: [notYet._id], body: bodyOf(paragraph(text('公开的正文'))), column: column._id, summary: '公开摘要' })

const hiddenOnes = (slug: string) =>
  Object.entries(HIDDEN).map(([state, { fields }]) =>
    storedContent(`${slug.toLowerCase()}-${state}-canary`, {
      answer: bodyOf(paragraph(text(CANARY))), body: bodyOf(paragraph(text(CANARY))), category: CANARY, column: column._id, effectiveFrom: past(9), keywords: [CANARY], summary: CANARY,
      title: `${CANARY} ${state}`, ...fields,
    }),
  )

let delivery: TestDelivery
const hiddenByCollection = Object.fromEntries(SLUGS.map((slug) => [slug, hiddenOnes(slug)]))
const inHiddenColumns = [
  storedContent('weilai-canary', { column: notYet._id, title: `${CANARY}在未来栏目` }),
  storedContent('guoqu-canary', { column: noLonger._id, title: `${CANARY}在过去栏目` }),
]
const linking = storedContent('links', {
  body: bodyOf(
    paragraph(linkTo({ doc: { relationTo: 'news', value: opened._id.toHexString() }, linkType: 'internal' }, '公开的那篇')),
    paragraph(linkTo({ doc: { relationTo: 'news', value: String(hiddenByCollection['news']?.[0]?._id) }, linkType: 'internal' }, '看不见的那篇')),
    paragraph(linkTo({ url: 'https://hijacked.example/x#top' }, '被劫持的网站'), linkTo({ url: 'https://good.example/' }, '正常的网站')),
  ),
  column: column._id,
})

beforeAll(async () => {
  delivery = await startDelivery({
    name: 'delivery_surfaces',
    prepare: async (db) => {
      await db.collection('columns').insertMany([column, notYet, noLonger])
      for (const slug of SLUGS) await db.collection(slug).insertMany(hiddenByCollection[slug] ?? [])
      await db.collection('news').insertMany([opened, linking, ...inHiddenColumns])
      await db.collection('linkTargets').insertOne({ url: 'https://hijacked.example/x', verdict: 'danger' })
      await db.collection('evaluationScores').insertMany([
        { center: null, current: true, period: '2026-09', reason: CANARY, state: 'confirmed' },
        { center: null, current: false, period: '2026-08', state: 'published', values: [{ evidence: CANARY }] },
      ])
    },
  })
})
afterAll(() => delivery.close())

const SURFACES = [
  '/', '/feed.xml', '/sitemap.xml', '/content/v1/feed.xml', '/content/v1/sitemap.xml', '/content/v1/columns', '/content/v1/columns/xwzx', '/content/v1/news', '/content/v1/news?column=xwzx',
  '/content/v1/news?pageSize=100&terminal=web', '/content/v1/news/gongkai', '/content/v1/news/links', '/content/v1/pages', '/content/v1/faqs', '/content/v1/policies', '/content/v1/policies?status=current',
  '/content/v1/scores', '/content/v1/applications', '/content/v1/centers', `/content/v1/search?q=${encodeURIComponent(CANARY)}`, '/content/v1/search?q=canary', '/content/v1/changes', '/content/v1/openapi.json',
  '/content/v1/docs', '/xwzx/', '/xwzx/gongkai.html', '/policies/', '/faqs/', '/scores/',
]

describe('what must not be public', () => {
  it.each(SURFACES)('should not appear in %s', async (path) => {
    const response = await delivery.get(path)
    const body = (await response.text()).replace(/"q":"[^"]*"/, '') // the question itself
    expect(response.status).toBeLessThan(500)
    expect(body).not.toContain(CANARY)
    expect(body).not.toContain('canary')
  })

  it('should be neither counted nor found', async () => {
    expect(await delivery.json('/content/v1/news')).toMatchObject({ items: [{}, {}], total: 2 })
    expect(await delivery.json(`/content/v1/search?q=${encodeURIComponent(CANARY)}`)).toMatchObject({ items: [], total: 0 })
    expect(await delivery.json('/content/v1/scores')).toMatchObject({ items: [], periods: [], total: 0 })
  })

  const single = (['news', 'pages', 'feeWaiverPolicies'] as const).flatMap((slug) =>
    Object.entries(HIDDEN).flatMap(([state, { status }]) => {
      const name = `${slug.toLowerCase()}-${state}-canary`
      const api = slug === 'feeWaiverPolicies' ? 'policies' : slug
      const page = slug === 'feeWaiverPolicies' ? `/policies/${name}.html` : `/xwzx/${name}.html`
      return [[`/content/v1/${api}/${name}`, status], [page, status]] as const
    }),
  )

  it.each([...single, ['/content/v1/columns/weilai', 404], ['/content/v1/columns/guoqu', 410], ['/weilai/', 404], ['/guoqu/', 410], ['/content/v1/news/weilai-canary', 404], ['/content/v1/news/guoqu-canary', 410], ['/content/v1/news?column=guoqu', 410]])('should answer %s with %d', async (path, status) => {
    const response = await delivery.get(path)
    expect(response.status).toBe(status)
    expect(await response.text()).not.toContain(CANARY)
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('should be told as gone by the feed of changes only when it was public once', async () => {
    const { items } = await delivery.json<{ items: { deleted: boolean; id?: string; type: string }[] }>('/content/v1/changes?limit=100')
    const told = items.filter(({ deleted }) => deleted).map(({ id }) => id)
    const ended = SLUGS.flatMap((slug) => (hiddenByCollection[slug] ?? []).filter((_, index) => index >= 2))
    expect(told.toSorted()).toEqual([...ended, inHiddenColumns[1]].map((document) => document?._id.toHexString()).toSorted())
  })
})

describe('the body of an article', () => {
  it('should link public documents and harmless sites only', async () => {
    const { body } = await delivery.json<{ body: { html: string } }>('/content/v1/news/links')
    expect(body.html).toContain('<a href="/xwzx/gongkai.html">公开的那篇</a>')
    expect(body.html).toContain('<p>看不见的那篇</p>')
    expect(body.html).toContain('<p>被劫持的网站<a href="https://good.example/">正常的网站</a></p>')
  })

  it('should lose a link within a second of the verdict danger', async () => {
    await delivery.get('/content/v1/news/links')
    await delivery.db.collection('linkTargets').insertOne({ url: 'https://good.example/', verdict: 'danger' })
    await delivery.eventually('/content/v1/news/links', (_status, body) => !body.includes('good.example'))
  })
})

describe('search', () => {
  it('should find published text by Chinese words', async () => {
    const found = await delivery.json<{ items: object[] }>(`/content/v1/search?q=${encodeURIComponent('公开正文')}`)
    expect(found.items).toMatchObject([{ slug: 'gongkai', snippet: '公开摘要 公开的正文', type: 'news', url: 'http://portal.example/xwzx/gongkai.html' }])
  })
})
