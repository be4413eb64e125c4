import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { mongoCollection } from '../../../src/store/mongo.ts'
import { startPayload, type TestPayload } from '../../helpers/startPayload.ts'

type Account = Awaited<ReturnType<TestPayload['account']>>
type Text = { approved: number; collection: string; id: string; levels: number; remark: null | string; title: string; waiting: string }
type Answer = { findings: { count: number; place: string; title: string }[]; quotas: { sentence: string; title: string }[]; texts: Text[] }

let portal: TestPayload
let people: Record<'admin' | 'auditor' | 'author' | 'center' | 'colleague' | 'first' | 'outside' | 'second', Account>
let column: string

const listOf = async ({ token }: Account): Promise<Answer> => {
  const { body, status } = await portal.rest('GET', '/work-list', { token })
  expect(status).toBe(200)
  return body as unknown as Answer
}
const waiting = async (who: Account): Promise<string[]> => (await listOf(who)).texts.map(({ title, waiting: what }) => `${what}: ${title}`)
const step = async (who: Account, id: string, [action, body]: [string, Record<string, unknown>?]): Promise<void> => {
  const { rev } = await portal.payload.findByID({ collection: 'news', depth: 0, draft: true, id })
  const answer = await portal.rest('POST', `/news/${id}/${action}`, { body: { rev, ...body }, token: who.token })
  expect([answer.status, answer.body.errors?.[0]?.message]).toEqual([200, undefined])
}
const written = async (title: string): Promise<string> => {
  const { body } = await portal.rest('POST', '/news', { body: { column, title }, token: people.author.token })
  return String(body.doc?.['id'])
}

beforeAll(async () => {
  portal = await startPayload('review-work-list')
  const make = (role: Parameters<TestPayload['account']>[0]) => portal.account(role)
  people = {
    admin: await make('admin'), auditor: await make('auditor'), author: await make('editor'), center: await make('center'), colleague: await make('editor'),
    first: await make('reviewer'), outside: await make('reviewer'), second: await make('reviewer'),
  }
  const { id } = await portal.payload.create({ collection: 'columns', data: { reviewLevels: 2, reviewers: [people.first.id, people.second.id], title: '楚贸通' } })
  column = id
}, 60_000)

afterAll(async () => portal.destroy())

describe('what waits for whom', () => {
  it('follows a text through both levels, back to its author and to publication', async () => {
    const id = await written('跟着走的一篇')
    await step(people.author, id, ['submit'])
    expect(await Promise.all([people.first, people.second, people.outside, people.author].map(waiting))).toEqual([['review: 跟着走的一篇'], ['review: 跟着走的一篇'], [], []])

    await step(people.first, id, ['approve'])
    expect(await Promise.all([people.first, people.second].map(waiting))).toEqual([[], ['review: 跟着走的一篇']])
    expect((await listOf(people.second)).texts[0]).toMatchObject({ approved: 1, collection: 'news', levels: 2 })

    await step(people.second, id, ['return', { comment: '标题再斟酌' }])
    expect(await Promise.all([people.first, people.author, people.colleague].map(waiting))).toEqual([[], ['returned: 跟着走的一篇'], []])
    expect((await listOf(people.author)).texts[0]?.remark).toBe('标题再斟酌')

    await step(people.author, id, ['submit'])
    await step(people.first, id, ['approve'])
    await step(people.second, id, ['approve'])
    expect(await waiting(people.first)).toEqual(['publish: 跟着走的一篇'])
    await step(people.first, id, ['publish'])
    expect(await waiting(people.first)).toEqual([])
  })

  it('sees the draft beside a live text, and an emergency until it is approved', async () => {
    const id = await written('紧急的一篇')
    await step(people.first, id, ['publish', { emergency: true, reason: '台风停运' }])
    expect(await Promise.all([people.first, people.author, people.outside].map(waiting))).toEqual([['overdue: 紧急的一篇'], [], []])
    await step(people.first, id, ['approve'])
    await step(people.second, id, ['approve'])
    expect(await waiting(people.second)).toEqual([])

    const { rev } = await portal.payload.findByID({ collection: 'news', depth: 0, draft: true, id })
    await portal.rest('PATCH', `/news/${id}`, { body: { rev, title: '紧急的一篇，改' }, token: people.author.token })
    await step(people.author, id, ['submit'])
    expect(await waiting(people.second)).toEqual(['review: 紧急的一篇，改'])
  })

  it('tells authors and reviewers of a scheduled publication that was held', async () => {
    const id = await written('没有发出的一篇')
    await step(people.author, id, ['submit'])
    await step(people.first, id, ['approve'])
    await step(people.second, id, ['approve'])
    await portal.payload.update({ collection: 'news', data: { returnComment: '定时发布未执行：账号已停用' }, id })
    expect(await Promise.all([people.author, people.first].map(waiting))).toEqual([['held: 没有发出的一篇'], expect.arrayContaining(['held: 没有发出的一篇'])])
  })

  it('names the errors in the author’s texts and in nobody else’s list', async () => {
    const id = await written('有断链的一篇')
    const finding = (fingerprint: string, extra: object) => ({ documentKeys: [`news:${id}`], fingerprint, kind: 'link', lastSeenAt: new Date(), severity: 'error', state: 'open', title: '断链', ...extra })
    await mongoCollection(portal.payload, 'findings').insertMany([finding('open', {}), finding('again', { state: 'reopened' }), finding('fixed', { state: 'fixed' }), finding('hint', { severity: 'hint' })])
    const counts = await Promise.all([people.author, people.colleague, people.first].map(async (who) => (await listOf(who)).findings.length))
    expect(counts).toEqual([1, 0, 0])
    expect((await listOf(people.author)).findings).toMatchObject([{ count: 2, place: `news:${id}`, title: '有断链的一篇' }])
  })

  it('names a column behind its quota to those the column names', async () => {
    await portal.payload.create({ collection: 'columns', data: { quota: { perMonth: 4, responsible: [people.author.id] }, reviewers: [people.first.id], title: '没有稿件' } })
    const of = async (who: Account) => (await listOf(who)).quotas.map(({ title }) => title)
    expect(await Promise.all([people.author, people.first, people.outside, people.colleague].map(of))).toEqual([['没有稿件'], ['没有稿件'], [], []])
    expect((await listOf(people.author)).quotas[0]?.sentence).toMatch(/4/)
  })
})

describe('who sees nothing', () => {
  it.each<[keyof typeof people]>([['admin'], ['auditor'], ['center'], ['colleague']])('%s has an empty list', async (who) => {
    expect(await listOf(people[who])).toEqual({ findings: [], quotas: [], texts: [] })
  })

  it('refuses strangers', async () => {
    expect((await portal.rest('GET', '/work-list')).status).toBe(401)
  })
})

describe('at size', () => {
  it('asks an index for the latest states only', async () => {
    const plan = await portal.payload.db.versions['news']?.collection.find({ $and: [{ latest: true }, { $or: [{ 'version.reviewState': { $in: ['submitted', 'approved', 'returned'] } }, { 'version.emergency.open': true }] }] }).explain('executionStats')
    expect(JSON.stringify(plan)).not.toContain('"COLLSCAN"')
    expect(JSON.stringify(plan)).toContain('latest_1_version.reviewState_1')
  })
})
