import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { startPayload, type TestPayload } from '../../helpers/startPayload.ts'
import { startDelivery, type TestDelivery } from './startDelivery.ts'
import { bodyOf, paragraph, text } from './stored.ts'

const DATABASE = 'delivery_lifecycle'
const TITLE = '武汉口岸通关便利化措施发布'

let cms: TestPayload
let delivery: TestDelivery
let article: { id: string; slug: string }

const saveArticle = async (column: string): Promise<{ id: string; slug: string }> => {
  const data = { _status: 'draft' as const, body: bodyOf(paragraph(text('正文第一段。'))) as never, column, title: TITLE }
  const { id, slug } = await cms.payload.create({ collection: 'news', data })
  return { id: String(id), slug: String(slug) }
}

const LISTS = ['/content/v1/news', '/feed.xml', '/sitemap.xml', `/content/v1/search?q=${encodeURIComponent('通关便利化')}`]

beforeAll(async () => {
  cms = await startPayload(DATABASE)
  const { id } = await cms.payload.create({ collection: 'columns', data: { slug: 'xwzx', title: '新闻资讯' } })
  article = await saveArticle(String(id))
  delivery = await startDelivery({ name: DATABASE })
}, 60_000)
afterAll(async () => {
  await delivery.close()
  await cms.destroy()
})

describe('an article of the admin', () => {
  it('should be unknown while it is a draft', async () => {
    expect((await delivery.get(`/content/v1/news/${article.slug}`)).status).toBe(404)
    for (const path of LISTS) expect(await (await delivery.get(path)).text()).not.toContain(article.slug)
  })

  it('should be everywhere within a second of publication', async () => {
    await cms.payload.update({ collection: 'news', data: { _status: 'published' }, id: article.id })
    await delivery.eventually(`/content/v1/news/${article.slug}`, (status, body) => status === 200 && body.includes('<p>正文第一段。</p>'))
    for (const path of LISTS) await delivery.eventually(path, (_status, body) => body.includes(article.slug))
    expect(await delivery.json(`/content/v1/resolve?path=/xwzx/${article.slug}.html`)).toMatchObject({ kind: 'page', title: TITLE, type: 'news' })
  })

  it('should not show a later draft of itself', async () => {
    await cms.payload.update({ collection: 'news', data: { title: '尚未审核的新标题' }, draft: true, id: article.id })
    for (const path of [`/content/v1/news/${article.slug}`, ...LISTS]) expect(await (await delivery.get(path)).text()).not.toContain('尚未审核')
  })

  it('should follow its address, and redirect from the old one', async () => {
    const old = `/xwzx/${article.slug}.html`
    await cms.payload.update({ collection: 'news', data: { _status: 'published', slug: 'tongguan-bianli', title: TITLE }, id: article.id })
    article.slug = 'tongguan-bianli'
    await delivery.eventually(`${old}?from=app`, (status) => status === 301)
    expect((await delivery.get(`${old}?from=app`)).headers.get('location')).toBe('/xwzx/tongguan-bianli.html?from=app')
    await delivery.eventually('/feed.xml', (_status, body) => body.includes('/xwzx/tongguan-bianli.html'))
  })

  it('should be gone everywhere within a second of its withdrawal', async () => {
    const since = new Date(Date.now() - 1_000).toISOString()
    await cms.payload.update({ collection: 'news', data: { _status: 'draft', reviewState: 'withdrawn' }, id: article.id })
    await delivery.eventually(`/content/v1/news/${article.slug}`, (status) => status === 410)
    for (const path of LISTS) await delivery.eventually(path, (_status, body) => !body.includes(article.slug))
    expect((await delivery.get(`/xwzx/${article.slug}.html`)).status).toBe(410)
    expect(await delivery.json(`/content/v1/resolve?path=/xwzx/${article.slug}.html`)).toMatchObject({ kind: 'gone' })
    const { items } = await delivery.json<{ items: object[] }>(`/content/v1/changes?since=${since}`)
    expect(items).toContainEqual(expect.objectContaining({ deleted: true, id: article.id, type: 'news' }))
  })

  it('should be gone after it was put in the trash, too', async () => {
    await cms.payload.update({ collection: 'news', data: { _status: 'published' }, id: article.id })
    await delivery.eventually(`/content/v1/news/${article.slug}`, (status) => status === 200)
    await cms.payload.update({ collection: 'news', data: { deletedAt: new Date().toISOString() }, id: article.id })
    await delivery.eventually(`/content/v1/news/${article.slug}`, (status) => status === 410)
  })
})
