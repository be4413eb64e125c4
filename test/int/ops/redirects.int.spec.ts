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
    await expect(rule('/three', '/one')).rejects.toThrow('/three → /one → /three')
    await expect(rule('/self', '/self/')).rejects.toThrow('/self → /self')
    await expect(rule('/deep', '/deep/er', { match: 'prefix' })).rejects.toThrow('重定向会形成循环')
    await rule('/in', '/out', { match: 'prefix' })
    await expect(rule('/out', '/in', { match: 'prefix' })).rejects.toThrow('/out → /in → /out')
    await rule('/out/a', '/elsewhere')
    await expect(rule('/elsewhere', '/in/a')).rejects.toThrow('/elsewhere → /in/a → /out/a → /elsewhere')
  })

  it('should refuse it too when an existing rule is changed or switched on', async () => {
    const first = await rule('/one', '/two')
    const off = await rule('/two', '/one', { enabled: false })
    await expect(ops.api.update({ collection: 'redirects', data: { enabled: true }, id: off.id })).rejects.toThrow('/two → /one → /two')
    await ops.api.update({ collection: 'redirects', data: { target: { kind: 'url', url: '/elsewhere' } }, id: first.id })
    await expect(ops.api.update({ collection: 'redirects', data: { enabled: true }, id: off.id })).resolves.toMatchObject({ enabled: true })
  })

  it('should store no chain: a rule points at the end of what it meets, and what led to it points there too', async () => {
    await rule('/b', '/c')
    await rule('/a', '/b?x=1')
    await rule('/c', 'https://other.example/d', { status: 308 })
    await rule('/t', '/u', { status: 302 })
    await rule('/s', '/t')
    const led = Object.fromEntries((await rules()).map(({ from, to }) => [from, to]))
    expect(led).toEqual({ '/a': '/c?x=1', '/b': 'https://other.example/d', '/c': 'https://other.example/d', '/s': '/t', '/t': '/u' })
  })

  it('should keep a page as its document, so that the rule follows it, and leave a switched-off rule off', async () => {
    const { id } = await publish(slug('a'))
    const on = await rule('/on', `https://www.example.com${path('a')}/`)
    expect(on).toMatchObject({ target: { document: { relationTo: 'articles' }, kind: 'document' }, toPath: path('a') })
    await rule('/below', path('a'), { keepRest: false, match: 'prefix' })
    await rule('/off', path('a'), { enabled: false })
    await save(id, { slug: slug('b') })
    expect((await rules()).map(({ from, to }) => [from, to])).toEqual([[path('a'), path('b')], ['/below', path('b')], ['/off', path('b')], ['/on', path('b')]])
    const { docs } = await ops.api.find({ collection: 'redirects', where: { enabled: { equals: false } } })
    expect(docs.map(({ from }) => from)).toEqual(['/off'])
  })

  it.each<[string, string, string, object]>([
    ['a rule that never would be asked, on a live page', 'live', '/x', {}],
    ['the home page', '/', '/x', {}],
    ['a path with a query', '/old?id=1', '/x', {}],
    ['no path', 'www.example.com/x', '/x', {}],
    ['another site', 'https://other.example/x', '/x', {}],
    ['no target', '/x', '', {}],
    ['a script', '/x', 'javascript:alert(1)', {}],
    ['another host behind two slashes', '/x', '//evil.example/', {}],
    ['another host behind a backslash', '/x', '/\\evil.example/', {}],
    ['a password in the address', '/x', 'https://a:b@other.example/', {}],
    ['a line break', '/x', '/y\r\nSet-Cookie: a=b', {}],
    ['a status that is none', '/x', '/y', { status: 200 }],
    ['a target that is gone', '/x', '/gone', {}],
    ['a second rule on the path', '/gone', '/y', {}],
  ])('should refuse %s', async (...[, from, to, more]) => {
    await publish(slug('live'))
    await rule('/gone', '', { status: 410, target: { kind: 'gone' } })
    await expect(rule(from === 'live' ? path('live') : from, to, more)).rejects.toThrow()
    expect(await rules()).toHaveLength(1)
  })

  it('should not let an operator take away what a move wrote, but change where it leads', async () => {
    const { id } = await publish(slug('a'))
    await save(id, { _status: 'draft' })
    const { docs: [auto] } = await ops.api.find({ collection: 'redirects' })
    const user = { collection: 'users', email: 'operator@example.com', id: '665f1f77bcf86cd799439011' }
    const change = (data: object) => ops.api.update({ collection: 'redirects', data, id: auto?.id, user })
    await expect(ops.api.delete({ collection: 'redirects', id: auto?.id, user })).rejects.toThrow('旧链接')
    await expect(change({ enabled: false })).rejects.toThrow('曾经公开')
    await expect(change({ from: '/other' })).rejects.toThrow('曾经公开')
    await expect(change({ target: { kind: 'url', url: '/instead' } })).resolves.toMatchObject({ status: 301, toPath: '/instead' })
  })

  it('should not let a rule go that kept a prefix from leading round', async () => {
    const front = await rule('/p/q', '/elsewhere')
    await rule('/p', '/p/q', { keepRest: false, match: 'prefix' })
    const user = { collection: 'users', email: 'operator@example.com', id: '665f1f77bcf86cd799439011' }
    await expect(ops.api.update({ collection: 'redirects', data: { enabled: false }, id: front.id })).rejects.toThrow('/p/q → /p/q')
    await expect(ops.api.delete({ collection: 'redirects', id: front.id, user })).rejects.toThrow('/p/q → /p/q')
  })

  it('should resolve a document to its public path, and say 410 when it is not public', async () => {
    const { id } = await publish(slug('a'))
    const document = { relationTo: 'articles', value: id }
    await expect(rule('/x', '', { target: { document, kind: 'document' } })).resolves.toMatchObject({ status: 301, toPath: path('a') })
    await save(id, { _status: 'draft' })
    await expect(rule('/y', '', { target: { document, kind: 'document' } })).resolves.toMatchObject({ status: 410, toPath: null })
  })
})
