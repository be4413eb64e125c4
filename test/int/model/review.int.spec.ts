import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { type RestAnswer, startPayload, type TestPayload } from '../../helpers/startPayload.ts'

type Account = Awaited<ReturnType<TestPayload['account']>>
let portal: TestPayload
let people: Record<'admin' | 'auditor' | 'center' | 'editor' | 'editor2' | 'operator' | 'port' | 'reviewer' | 'reviewer2' | 'trade', Account>
let column: string
let twoLevels: string
let closedColumn: string

const rest = (...[method, url, who, body]: [string, string, Account, unknown?]): Promise<RestAnswer> => portal.rest(method, url, { token: who.token, ...(body === undefined ? {} : { body }) })
const latest = async (id: string): Promise<Record<string, unknown>> => ({ ...(await portal.payload.findByID({ collection: 'news', depth: 0, draft: true, id })) })
const main = async (id: string): Promise<Record<string, unknown>> => ({ ...(await portal.payload.findByID({ collection: 'news', depth: 0, id })) })
const step = async (...[who, id, action, body = {}]: [Account, string, string, Record<string, unknown>?]): Promise<RestAnswer> =>
  rest('POST', `/news/${id}/${action}`, who, { rev: (await latest(id))['rev'], ...body })
const message = ({ body }: RestAnswer): string => body.errors?.[0]?.message ?? ''

let number = 0
const draft = async (where = column): Promise<string> => {
  const { body, status } = await rest('POST', '/news', people.editor, { column: where, title: `审核矩阵第${(number += 1)}篇` })
  expect([status, message({ body, headers: new Headers(), status })]).toEqual([201, ''])
  return String(body.doc?.['id'])
}
const ok = async (answer: Promise<RestAnswer>): Promise<void> => {
  const got = await answer
  expect([got.status, message(got)]).toEqual([200, ''])
}
const submitted = async (where = column): Promise<string> => {
  const id = await draft(where)
  await ok(step(people.editor, id, 'submit'))
  return id
}
const approved = async (): Promise<string> => {
  const id = await submitted()
  await ok(step(people.reviewer, id, 'approve', { comment: '同意' }))
  return id
}
const published = async (): Promise<string> => {
  const id = await approved()
  await ok(step(people.reviewer, id, 'publish'))
  return id
}

beforeAll(async () => {
  portal = await startPayload('model-review')
  const make = (role: Parameters<TestPayload['account']>[0]) => portal.account(role)
  people = {
    admin: await make('admin'), auditor: await make('auditor'), center: await make('center'), editor: await make('editor'), editor2: await make('editor'),
    operator: await make('operator'), port: await make('port'), reviewer: await make('reviewer'), reviewer2: await make('reviewer'), trade: await make('trade'),
  }
  const columnOf = async (data: { editors?: string[]; reviewLevels?: number; title: string }) => (await portal.payload.create({ collection: 'columns', data })).id
  column = await columnOf({ title: '要闻' })
  twoLevels = await columnOf({ reviewLevels: 2, title: '两级审核' })
  closedColumn = await columnOf({ editors: [people.editor2.id], title: '限定编辑' })
}, 60_000)

afterAll(async () => portal.destroy())

describe('the way of an article', () => {
  it('should lead through review to publication, a draft beside it, and withdrawal', async () => {
    const id = await published()
    const live = await main(id)
    expect(live).toMatchObject({ _status: 'published', reviewState: 'published' })
    expect(live['firstPublishedAt']).toBe(live['publishedAt'])
    await ok(rest('PATCH', `/news/${id}`, people.editor, { rev: live['rev'], title: '改过的题目' }))
    expect(await main(id)).toMatchObject({ _status: 'published', title: live['title'] })
    expect(await latest(id)).toMatchObject({ _status: 'draft', reviewState: 'draft', title: '改过的题目' })
    await ok(step(people.editor, id, 'submit'))
    await ok(step(people.reviewer2, id, 'approve'))
    await ok(step(people.reviewer, id, 'publish'))
    expect(await main(id)).toMatchObject({ _status: 'published', firstPublishedAt: live['firstPublishedAt'], slug: live['slug'], title: '改过的题目' })
    expect((await step(people.reviewer, id, 'withdraw')).status).toBe(400)
    await ok(step(people.reviewer, id, 'withdraw', { reason: '内容有误' }))
    expect(await main(id)).toMatchObject({ _status: 'draft', firstPublishedAt: live['firstPublishedAt'], reviewState: 'withdrawn', withdrawReason: '内容有误' })
    await ok(step(people.editor, id, 'submit'))
    await ok(step(people.reviewer, id, 'approve'))
    await ok(step(people.reviewer, id, 'publish'))
    expect(await main(id)).toMatchObject({ _status: 'published', firstPublishedAt: live['firstPublishedAt'], withdrawnAt: null })
  })

  it('should want two distinct persons for two levels, and send back with a comment', async () => {
    const id = await submitted(twoLevels)
    await ok(step(people.reviewer, id, 'approve'))
    expect((await step(people.reviewer, id, 'approve')).status).toBe(403)
    expect((await step(people.reviewer, id, 'publish')).status).toBe(403)
    await ok(step(people.reviewer2, id, 'approve'))
    expect((await step(people.reviewer2, id, 'return')).status).toBe(400)
    await ok(step(people.reviewer2, id, 'return', { comment: '标题请改短' }))
    expect(await latest(id)).toMatchObject({ approvals: [], returnComment: '标题请改短', reviewState: 'returned' })
  })

  it('should publish in an emergency with a reason, by another than the author, and stay overdue until approved', async () => {
    const id = await draft()
    expect((await step(people.editor, id, 'publish', { emergency: true, reason: '台风' })).status).toBe(403)
    await ok(step(people.reviewer, id, 'publish', { emergency: true, reason: '台风预警' }))
    expect(await main(id)).toMatchObject({ _status: 'published', emergency: { open: true, reason: '台风预警' } })
    await ok(step(people.reviewer2, id, 'approve'))
    expect(await main(id)).toMatchObject({ _status: 'published', emergency: { open: false } })
  })

  it('should schedule in the future only', async () => {
    const id = await approved()
    expect((await step(people.reviewer, id, 'schedule', { publishAt: '2020-01-01T00:00:00+08:00' })).status).toBe(400)
    await ok(step(people.reviewer, id, 'schedule', { publishAt: '2099-01-01T00:00:00+08:00' }))
    expect(await latest(id)).toMatchObject({ publishAt: '2098-12-31T16:00:00.000Z', reviewState: 'scheduled' })
  })
})

describe('no way round', () => {
  const LIVE_WAYS: [string, (id: string, who: Account) => Promise<RestAnswer>][] = [
    ['PATCH _status', (id, who) => rest('PATCH', `/news/${id}`, who, { _status: 'published' })],
    ['PATCH draft=false', (id, who) => rest('PATCH', `/news/${id}?draft=false`, who, { _status: 'published' })],
    ['PATCH draft=true', (id, who) => rest('PATCH', `/news/${id}?draft=true`, who, { _status: 'published' })],
    ['PATCH publishAllLocales', (id, who) => rest('PATCH', `/news/${id}?publishAllLocales=true`, who, { title: '越过审核' })],
    ['bulk PATCH', (id, who) => rest('PATCH', `/news?where[id][equals]=${id}`, who, { _status: 'published' })],
    ['trash=true PATCH', (id, who) => rest('PATCH', `/news/${id}?trash=true`, who, { _status: 'published' })],
    ['endpoint publish', (id, who) => step(who, id, 'publish')],
    ['endpoint schedule', (id, who) => step(who, id, 'schedule', { publishAt: '2099-01-01T00:00:00Z' })],
    ['POST published', async (_id, who) => rest('POST', '/news', who, { _status: 'published', column, title: '直接发布' })],
    ['POST duplicate', (id, who) => rest('POST', `/news/${id}/duplicate?draft=false`, who, { _status: 'published' })],
    ['restore version', async (id, who) => {
      const { docs } = await portal.payload.findVersions({ collection: 'news', limit: 1, where: { parent: { equals: id } } })
      return rest('POST', `/news/versions/${String(docs[0]?.id)}?draft=false`, who)
    }],
  ]

  it.each(LIVE_WAYS)('should publish nothing unreviewed by %s, whoever asks', async (_name, way) => {
    const [fresh, sent] = [await draft(), await submitted()]
    for (const id of [fresh, sent]) {
      for (const who of [people.editor, people.reviewer, people.admin, people.port, people.center, people.auditor, people.trade, people.operator]) await way(id, who)
      expect(await main(id)).toMatchObject({ _status: 'draft', firstPublishedAt: null })
    }
    const { totalDocs } = await portal.payload.count({ collection: 'news', where: { and: [{ _status: { equals: 'published' } }, { title: { in: ['直接发布', '越过审核'] } }] } })
    expect(totalDocs).toBe(0)
    const copies = await portal.payload.find({ collection: 'news', limit: 50, where: { _status: { equals: 'published' } } })
    for (const { approvals, emergency } of copies.docs) expect((approvals?.length ?? 0) > 0 || emergency?.reason).toBeTruthy()
  })

  it('should not publish a text changed after its approval, nor by its author or a late editor', async () => {
    const id = await approved()
    await ok(rest('PATCH', `/news/${id}`, people.reviewer2, { summary: '审核后改动' }))
    expect(await latest(id)).toMatchObject({ approvals: [], reviewState: 'draft' })
    for (const who of [people.reviewer, people.reviewer2]) expect((await rest('PATCH', `/news/${id}`, who, { _status: 'published' })).status).toBe(403)
    await ok(step(people.editor, id, 'submit'))
    expect(message(await step(people.reviewer2, id, 'approve'))).toContain('修改人')
    const smuggled = await approved()
    expect((await rest('PATCH', `/news/${smuggled}`, people.reviewer, { _status: 'published', title: '夹带' })).status).toBe(403)
    expect((await main(smuggled))['_status']).toBe('draft')
  })

  it('should take nothing off the portal but by withdrawal', async () => {
    const id = await published()
    const { docs } = await portal.payload.findVersions({ collection: 'news', limit: 20, where: { parent: { equals: id } } })
    const older = docs.find(({ version }) => version.reviewState === 'draft')
    const editor = people.editor
    const answers = [
      await rest('PATCH', `/news/${id}`, editor, { _status: 'draft' }), await rest('PATCH', `/news/${id}?draft=false&unpublishAllLocales=true`, editor, {}),
      await rest('PATCH', `/news?where[id][equals]=${id}`, editor, { _status: 'draft' }), await rest('PATCH', `/news/${id}`, editor, { deletedAt: '2026-01-01T00:00:00Z' }),
      await rest('POST', `/news/versions/${String(older?.id)}?draft=false`, editor), await rest('DELETE', `/news/${id}`, editor), await step(editor, id, 'withdraw', { reason: '无' }),
      await rest('PATCH', `/news/${id}?trash=true`, editor, { title: '改', _status: 'draft' }),
    ]
    expect(await main(id)).toMatchObject({ _status: 'published' })
    expect(message(answers[0] as RestAnswer)).toContain('撤回')
    await ok(rest('POST', `/news/versions/${String(older?.id)}?draft=true`, editor))
    expect(await main(id)).toMatchObject({ _status: 'published' })
  })

  it('should bring back from the trash a draft, never a live document', async () => {
    const id = await published()
    await ok(rest('PATCH', `/news/${id}`, people.reviewer, { deletedAt: '2026-11-20T00:00:00Z' }))
    expect(await portal.payload.db.findOne({ collection: 'news', where: { id: { equals: id } } })).toMatchObject({ _status: 'draft' })
    for (const who of [people.editor, people.reviewer]) await rest('PATCH', `/news/${id}?trash=true`, who, { deletedAt: null })
    expect(await portal.payload.db.findOne({ collection: 'news', where: { id: { equals: id } } })).toMatchObject({ _status: 'draft', firstPublishedAt: expect.anything() })
    await rest('PATCH', `/news/${id}?trash=true`, people.editor, { _status: 'published', deletedAt: null })
    expect(await portal.payload.db.findOne({ collection: 'news', where: { id: { equals: id } } })).toMatchObject({ _status: 'draft' })
  })

  it('should keep the system fields from every client, on every way', async () => {
    const forged = {
      approvals: [{ digest: 'x', level: 1, user: people.reviewer.id }], createdBy: people.editor2.id, editedBy: [], firstPublishedAt: '2020-01-01T00:00:00Z',
      reviewState: 'approved', submittedBy: people.editor2.id,
    }
    const made = await rest('POST', '/news', people.editor, { ...forged, column, title: '伪造' })
    const id = String(made.body.doc?.['id'])
    await rest('PATCH', `/news/${id}`, people.editor, { ...forged, summary: '再来' })
    await rest('PATCH', `/news?where[id][equals]=${id}`, people.editor, { ...forged, summary: '三来' })
    expect(await latest(id)).toMatchObject({ approvals: [], createdBy: people.editor.id, editedBy: [people.editor.id], firstPublishedAt: null, reviewState: 'draft', submittedBy: null })
    const live = await published()
    const copy = await rest('POST', `/news/${live}/duplicate`, people.editor2, {})
    expect(copy.body.doc).toMatchObject({ _status: 'draft', approvals: [], firstPublishedAt: null, reviewState: 'draft' })
    expect(copy.body.doc?.['slug']).toMatch(/^[a-z0-9-]+$/)
  })

  it('should refuse to people outside the list of a column', async () => {
    const answer = await rest('POST', '/news', people.editor, { column: closedColumn, title: '越权' })
    expect([answer.status, message(answer)]).toEqual([403, expect.stringContaining('编辑名单')])
    expect((await rest('POST', '/news', people.editor2, { column: closedColumn, title: '有权' })).status).toBe(201)
    const id = await draft()
    expect((await rest('PATCH', `/news/${id}`, people.editor, { column: closedColumn })).status).toBe(403)
  })

  it('should answer 401 without login and 409 with what changed for a stale revision', async () => {
    const id = await draft()
    expect((await portal.rest('POST', `/news/${id}/submit`, { body: { rev: 1 } })).status).toBe(401)
    expect((await portal.rest('POST', `/news/${id}/submit`, { headers: { 'content-type': 'text/plain' }, token: people.editor.token })).status).toBe(400)
    await ok(rest('PATCH', `/news/${id}`, people.editor2, { summary: '先存的', title: '先存的题' }))
    const stale = await rest('PATCH', `/news/${id}`, people.editor, { rev: 1, title: '后存的' })
    expect([stale.status, message(stale)]).toEqual([409, expect.stringMatching(/摘要.*标题|标题.*摘要/)])
    expect((await rest('POST', `/news/${id}/submit`, people.editor, { rev: 1 })).status).toBe(409)
  })

  it('should let one of ten parallel saves win and tell the others with 409', async () => {
    const id = await draft()
    const answers = await Promise.all(Array.from({ length: 10 }, async (_, index) => rest('PATCH', `/news/${id}`, people.editor, { rev: 1, summary: `第${index}份` })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9)
  })
})
