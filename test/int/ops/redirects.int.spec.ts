import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'

import { type Doc, type Ops, startOps } from './startOps.ts'

let ops: Ops
let number = 0

const rules = async () => {
  const { docs } = await ops.api.find({ collection: 'redirects', depth: 0, pagination: false, sort: 'from' })
  return docs.map(({ from, status, toPath }) => ({ from, status, to: toPath ?? null }))
}

const publish = (slug: string): Promise<Doc> => ops.api.create({ collection: 'articles', data: { _status: 'published', slug, title: slug } })

const save = (id: string, data: Record<string, unknown>, draft = false): Promise<Doc> =>
  ops.api.update({ collection: 'articles', data: draft ? data : { _status: 'published', ...data }, draft, id })

beforeAll(async () => {
  ops = await startOps('redirects')
})

afterAll(() => ops.stop())

beforeEach(async () => {
  number += 1
  await ops.api.delete({ collection: 'redirects', where: {} })
})

const slug = (name: string) => `${name}-${number}`
const path = (name: string) => `/articles/${slug(name)}`

describe('redirects of moving documents', () => {
  it('should lead the old path to the document when its slug changes', async () => {
    const { id } = await publish(slug('a'))
    await save(id, { slug: slug('b') })
    expect(await rules()).toEqual([{ from: path('a'), status: 301, to: path('b') }])
    const { docs } = await ops.api.find({ collection: 'redirects', depth: 0 })
    expect(docs[0]).toMatchObject({ origin: 'auto', target: { document: { relationTo: 'articles', value: id }, kind: 'document' } })
  })

  it('should keep one hop for every older path when a document moves twice', async () => {
    const { id } = await publish(slug('a'))
    await save(id, { slug: slug('b') })
    await save(id, { slug: slug('c') })
    expect(await rules()).toEqual([{ from: path('a'), status: 301, to: path('c') }, { from: path('b'), status: 301, to: path('c') }])
  })

  it('should leave no loop when a document moves there and back', async () => {
    const { id } = await publish(slug('a'))
    await save(id, { slug: slug('b') })
    await save(id, { slug: slug('a') })
    expect(await rules()).toEqual([{ from: path('b'), status: 301, to: path('a') }])
  })

  it('should write nothing when a draft is saved over a published document, and one rule when it is published', async () => {
    const { id } = await publish(slug('a'))
    await save(id, { slug: slug('b'), title: 'draft' }, true)
    await save(id, { title: 'draft again' }, true)
    expect(await rules()).toEqual([])
    await save(id, {})
    expect(await rules()).toEqual([{ from: path('a'), status: 301, to: path('b') }])
  })

  it('should write nothing for a document that never was public', async () => {
    const { id } = await ops.api.create({ collection: 'articles', data: { slug: slug('a'), title: 'a' }, draft: true })
    await save(id, { slug: slug('b') }, true)
    await ops.api.delete({ collection: 'articles', id })
    expect(await rules()).toEqual([])
  })

  it.each([
    ['withdrawn', (id: string) => save(id, { _status: 'draft' })],
    ['moved to the trash', (id: string) => ops.api.update({ collection: 'articles', data: { deletedAt: '2026-01-01T00:00:00.000Z' }, id })],
    ['deleted', (id: string) => ops.api.delete({ collection: 'articles', id })],
    ['deleted in bulk', (id: string) => ops.api.delete({ collection: 'articles', where: { id: { equals: id } } })],
  ])('should answer 410 on every path it had when a document is %s', async (_how, end) => {
    const { id } = await publish(slug('a'))
    await save(id, { slug: slug('b') })
    await end(id)
    expect(await rules()).toEqual([{ from: path('a'), status: 410, to: null }, { from: path('b'), status: 410, to: null }])
  })

  it('should take the 410 back when a withdrawn document is published again', async () => {
    const { id } = await publish(slug('a'))
    await save(id, { _status: 'draft' })
    await save(id, {})
    expect(await rules()).toEqual([])
  })

  it('should let a live page win when a new document takes an old path', async () => {
    const { id } = await publish(slug('a'))
    await save(id, { slug: slug('b') })
    await publish(slug('a'))
    expect(await rules()).toEqual([])
  })

  it('should roll the redirect back with the save when a later hook of the transaction fails', async () => {
    const { id } = await publish(slug('a'))
    await publish(slug('taken'))
    await expect(save(id, { slug: slug('taken') })).rejects.toThrow()
    expect(await rules()).toEqual([])
  })
})

describe('redirects that people save', () => {
  const rule = (from: string, url: string, more = {}) => ops.api.create({ collection: 'redirects', data: { from, match: 'exact', status: 301, target: { kind: 'url', url }, ...more } })

  it('should refuse a loop with its way in the message', async () => {
    await rule('/one', '/two')
    await rule('/two', 'https://www.example.com/three')
    await expect(rule('/three', '/one')).rejects.toThrow('/three → /one → /two → /three')
    await expect(rule('/self', '/self/')).rejects.toThrow('/self → /self')
    await expect(rule('/deep', '/deep/er', { match: 'prefix' })).rejects.toThrow('重定向会形成循环')
  })

  it('should refuse it too when an existing rule is changed or switched on', async () => {
    const first = await rule('/one', '/two')
    const off = await rule('/two', '/one', { enabled: false })
    await expect(ops.api.update({ collection: 'redirects', data: { enabled: true }, id: off.id })).rejects.toThrow('/two → /one → /two')
    await ops.api.update({ collection: 'redirects', data: { target: { kind: 'url', url: '/elsewhere' } }, id: first.id })
    await expect(ops.api.update({ collection: 'redirects', data: { enabled: true }, id: off.id })).resolves.toMatchObject({ enabled: true })
  })

  it('should resolve a document to its public path, and say 410 when it is not public', async () => {
    const { id } = await publish(slug('a'))
    const document = { relationTo: 'articles', value: id }
    await expect(rule('/x', '', { target: { document, kind: 'document' } })).resolves.toMatchObject({ status: 301, toPath: path('a') })
    await save(id, { _status: 'draft' })
    await expect(rule('/y', '', { target: { document, kind: 'document' } })).resolves.toMatchObject({ status: 410, toPath: null })
  })
})
