import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { startPayload, type TestPayload } from '../../helpers/startPayload.ts'

let portal: TestPayload
let reviewer: { id: string; token: string }

beforeAll(async () => {
  portal = await startPayload('merge_columns')
  reviewer = await portal.account('reviewer')
})
afterAll(() => portal.destroy())

const column = async (slug: string, data: object = {}) => String((await portal.payload.create({ collection: 'columns', data: { slug, title: `栏目${slug}`, ...data } })).id)
const article = async (slug: string, at: string, data: object = {}) =>
  String((await portal.payload.create({ collection: 'news', data: { _status: 'published', column: at, slug, title: slug, ...data } as never })).id)
const merge = (from: string, body: object, token = reviewer.token) => portal.rest('POST', `/columns/${from}/merge`, { body: { reason: '机构调整', ...body }, token })
const rules = async (): Promise<Record<string, null | string | undefined>> => {
  const { docs } = await portal.payload.find({ collection: 'redirects', pagination: false })
  return Object.fromEntries(docs.map(({ from, toPath }) => [from, toPath ?? null]))
}

describe('merging columns', () => {
  it('should move everything, lead every old address to the new one in one hop, and delete the column', async () => {
    const source = await column('old')
    const below = await column('sub', { parent: source })
    const into = await column('new')
    const [one, two] = [await article('one', source), await article('two', below)]
    const draft = String((await portal.payload.create({ collection: 'news', data: { column: source, slug: 'draft', title: '草稿' }, draft: true })).id)
    const also = await article('also', into, { alsoIn: [source, below] })
    await portal.payload.update({ collection: 'columns', data: { slug: 'older' }, id: source })

    const preview = await merge(source, { dryRun: true, into })
    expect(preview.body['merged']).toMatchObject({ articles: 2, columns: 1, fromPath: 'older', intoPath: 'new', published: 1 })
    expect(await portal.payload.count({ collection: 'columns', where: { id: { equals: source } } })).toEqual({ totalDocs: 1 })

    const { body, status } = await merge(source, { into })
    expect([status, body['message']]).toEqual([200, expect.stringContaining('合并完成')])
    for (const id of [one, draft]) expect(await portal.payload.findByID({ collection: 'news', depth: 0, draft: true, id })).toMatchObject({ column: into })
    expect(await portal.payload.findByID({ collection: 'news', depth: 0, id: two })).toMatchObject({ column: below })
    expect(await portal.payload.findByID({ collection: 'news', depth: 0, id: also })).toMatchObject({ alsoIn: [below] })
    expect(await portal.payload.findByID({ collection: 'columns', id: below })).toMatchObject({ path: 'new/sub' })
    expect(await rules()).toEqual({
      '/old': '/new/', '/old/one.html': '/new/one.html', '/old/sub': '/new/sub/', '/old/sub/two.html': '/new/sub/two.html',
      '/older': '/new/', '/older/one.html': '/new/one.html', '/older/sub': '/new/sub/', '/older/sub/two.html': '/new/sub/two.html',
    })
    const { docs } = await portal.payload.find({ collection: 'auditLog', where: { and: [{ action: { equals: 'delete' } }, { documentId: { equals: source } }] } })
    expect(docs).toMatchObject([{ actorName: expect.stringContaining('reviewer'), reason: expect.stringContaining('机构调整') }])
    await portal.payload.update({ collection: 'columns', data: { slug: 'newest' }, id: into })
    expect((await rules())['/old']).toBe('/newest/')
  })

  it('should refuse what closes a circle, makes two addresses one, or comes without a reason or right, and change nothing', async () => {
    const a = await column('ra')
    const b = await column('rb', { parent: a })
    const c = await column('rc')
    await column('same', { parent: a })
    await column('same', { parent: c })
    const editor = await portal.account('editor')
    const before = await rules()
    const answers = [
      await merge(a, { into: b }), await merge(a, { into: a }), await merge(a, { into: c }), await merge(b, { into: '665f1f77bcf86cd799439011' }),
      await merge(b, { into: c, reason: ' ' }), await merge(b, { into: c }, editor.token), await portal.rest('POST', `/columns/${b}/merge`, { body: { into: c, reason: 'x' } }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 404, 400, 403, 401])
    expect(answers[2]?.body.errors?.[0]?.message).toContain('same')
    expect(await rules()).toEqual(before)
    expect(await portal.payload.count({ collection: 'columns', where: { id: { in: [a, b, c] } } })).toEqual({ totalDocs: 3 })
  })

  it('should refuse to delete a column that holds something, and say 410 for an empty one and what led to it', async () => {
    const id = await column('empty')
    const held = await article('held', id)
    await expect(portal.payload.delete({ collection: 'columns', id })).rejects.toThrow('1 篇文章')
    await portal.payload.update({ collection: 'columns', data: { slug: 'emptied' }, id })
    await portal.payload.delete({ collection: 'news', id: held })
    await portal.payload.delete({ collection: 'columns', id })
    expect(await rules()).toMatchObject({ '/emptied': null, '/empty': null, '/empty/held.html': null })
    await column('empty')
    expect(await rules()).not.toHaveProperty('/empty')
  })
})
