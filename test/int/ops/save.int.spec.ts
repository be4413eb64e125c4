import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { type Doc, type Ops, startOps } from './startOps.ts'

const NOW = new Date('2026-11-24T02:00:00.000Z')

let ops: Ops

beforeAll(async () => {
  ops = await startOps('save', { clock: () => NOW, internalHosts: ['m.example.com'] })
})

afterAll(() => ops.stop())

const text = (words: string) => ({ detail: 0, format: 0, mode: 'normal', style: '', text: words, type: 'text', version: 1 })
const block = (type: string, children: unknown[], more = {}) => ({ children, direction: null, format: '', indent: 0, type, version: 1, ...more })
const link = (url: string, words: string) => block('link', [text(words)], { fields: { linkType: 'custom', newTab: false, url }, version: 3 })
const internal = (id: string) => block('link', [text('内部')], { fields: { doc: { relationTo: 'articles', value: id }, linkType: 'internal', newTab: false }, version: 3 })
const paragraph = (...children: unknown[]) => block('paragraph', children, { textFormat: 0, textStyle: '' })
const heading = (tag: string, words: string) => block('heading', words === '' ? [] : [text(words)], { tag })
const body = (...children: unknown[]) => ({ root: block('root', children) })

const create = (slug: string, content: unknown, more: Record<string, unknown> = {}): Promise<Doc> =>
  ops.api.create({ collection: 'articles', data: { _status: 'published', body: content, slug, title: `关于${slug}的通知公告`, ...more } })

const change = (id: string, content: unknown): Promise<Doc> => ops.api.update({ collection: 'articles', data: { _status: 'published', body: content }, id })

const ofDocument = async (collection: string, id: string) =>
  (await ops.api.find({ collection, depth: 0, pagination: false, sort: 'nodePath', where: { 'document.value': { equals: id } } })).docs

const states = async (id: string, rule: string) => (await ofDocument('findings', id)).filter((row) => row['rule'] === rule).map(({ state }) => state)

describe('checkContentOnSave', () => {
  it('should write one finding a fault, with its place, and count them on the document', async () => {
    const doc = await create('faults', body(heading('h2', ''), paragraph(text('正文'))))
    const rows = await ofDocument('findings', doc.id)
    const row = rows.find(({ rule }) => rule === 'empty-heading')
    expect(row).toMatchObject({ document: { relationTo: 'articles', value: doc.id }, field: 'body', firstSeenAt: NOW.toISOString(), kind: 'content', placesTotal: 1, state: 'open' })
    expect(row?.['nodePath']).toEqual(expect.any(String))
    const { errorCount, hintCount, warningCount } = doc['checkSummary'] as Record<string, number>
    expect((errorCount ?? 0) + (hintCount ?? 0) + (warningCount ?? 0)).toBe(rows.length)
  })

  it('should close a finding when the fault is gone, and open it again when it returns', async () => {
    const faulty = body(heading('h2', ''), paragraph(text('正文')))
    const { id } = await create('returning', faulty)
    await change(id, body(paragraph(text('正文'))))
    expect(await states(id, 'empty-heading')).toEqual(['fixed'])
    await change(id, faulty)
    expect(await states(id, 'empty-heading')).toEqual(['reopened'])
  })

  it('should keep a false alarm when text above it moves it down', async () => {
    const { id } = await create('moved', body(heading('h2', ''), paragraph(text('正文'))))
    const [row] = (await ofDocument('findings', id)).filter(({ rule }) => rule === 'empty-heading')
    await ops.api.update({ collection: 'findings', data: { state: 'falseAlarm' }, id: row?.id })
    await change(id, body(paragraph(text('新的一段')), heading('h2', ''), paragraph(text('正文'))))
    const [moved] = (await ofDocument('findings', id)).filter(({ rule }) => rule === 'empty-heading')
    expect(moved).toMatchObject({ id: row?.id, state: 'falseAlarm' })
    expect(moved?.['nodePath']).not.toBe(row?.['nodePath'])
  })

  it.each([
    ['trashed', (id: string) => ops.api.update({ collection: 'articles', data: { deletedAt: NOW.toISOString() }, id })],
    ['deleted', (id: string) => ops.api.delete({ collection: 'articles', id })],
  ])('should close everything and forget the links when the document is %s', async (how, end) => {
    const { id } = await create(`ended-${how}`, body(heading('h2', ''), paragraph(link('https://a.example.org/', 'a'))))
    await end(id)
    expect(new Set((await ofDocument('findings', id)).map(({ state }) => state))).toEqual(new Set(['fixed']))
    expect(await ofDocument('linkOccurrences', id)).toEqual([])
  })

  it('should refuse publication of errors only where the option says so, and never a draft', async () => {
    const path = ({ slug }: Record<string, unknown>) => `/${String(slug)}`
    const strict = await startOps('strict', { collections: { articles: { blockOnErrors: true, path, richText: ['body'], title: 'title' } } })
    try {
      const data = { body: body(paragraph(text('联系人身份证号 11010519491231002X'))), slug: 's', title: '关于联系人的通知公告' }
      await expect(strict.api.create({ collection: 'articles', data: { ...data, _status: 'published' } })).rejects.toThrow('不能发布')
      await expect(strict.api.create({ collection: 'articles', data, draft: true })).resolves.toMatchObject({ slug: 's' })
    } finally {
      await strict.stop()
    }
  })
})

describe('registerLinksOnSave', () => {
  const urls = async (id: string) => (await ofDocument('linkOccurrences', id)).map(({ url }) => url).sort()

  it('should register each place with its field, and each URL once, due at once', async () => {
    const other = await create('target', body(paragraph(text('目标'))))
    const links = [link('https://Outside.example.org/a?b=1#c', '外站'), link('/articles/x', '站内'), link('https://m.example.com/', '移动站'), link('mailto:a@example.com', '邮箱'), link('#top', '页首'), internal(other.id)]
    const { id } = await create('links', body(paragraph(...links), paragraph(link('/articles/x', '再次'))))
    expect(await urls(id)).toEqual(['https://m.example.com/', 'https://outside.example.org/a?b=1#c', 'https://www.example.com/articles/target', 'https://www.example.com/articles/x', 'https://www.example.com/articles/x'])
    const [first] = await ofDocument('linkOccurrences', id)
    expect(first).toMatchObject({ document: { relationTo: 'articles', value: id }, field: 'body', nodePath: 'root.children[0].children[0]', source: 'document', text: '外站' })
    const { docs } = await ops.api.find({ collection: 'linkTargets', depth: 0, sort: 'url', where: { url: { in: (await urls(id)) as string[] } } })
    expect(docs.map(({ host, internal: own }) => [host, own])).toEqual([['m.example.com', true], ['outside.example.org', false], ['www.example.com', true], ['www.example.com', true]])
    expect(docs.find(({ id: target }) => target === first?.['target'])).toMatchObject({ nextCheckAt: NOW.toISOString(), url: 'https://outside.example.org/a?b=1#c' })
  })

  it('should replace them when the document changes, and keep the rows of what stayed', async () => {
    const { id } = await create('changing', body(paragraph(link('https://a.example.org/', 'a'), link('https://b.example.org/', 'b'))))
    const [kept] = await ofDocument('linkOccurrences', id)
    await change(id, body(paragraph(link('https://a.example.org/', 'a'), link('https://c.example.org/', 'c'))))
    const rows = await ofDocument('linkOccurrences', id)
    expect(rows.map(({ url }) => url)).toEqual(['https://a.example.org/', 'https://c.example.org/'])
    expect(rows[0]?.id).toBe(kept?.id)
  })

  it('should save both when two editors save the same new link at one time', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `together-${index}`)
    const docs = await Promise.all(names.map((name) => create(name, body(paragraph(link('https://together.example.org/', 'x'))))))
    for (const { id } of docs) expect(await urls(id)).toEqual(['https://together.example.org/'])
  })

  it('should leave nothing of a save that is rolled back', async () => {
    await create('taken', body(paragraph(text('正文'))))
    const { id } = await create('mine', body(paragraph(link('https://a.example.org/', 'a'))))
    await expect(ops.api.update({ collection: 'articles', data: { _status: 'published', body: body(), slug: 'taken' }, id })).rejects.toThrow()
    expect(await urls(id)).toEqual(['https://a.example.org/'])
  })
})
