import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type Db, ObjectId } from 'mongodb'

import { dailyDigest } from '../../../jobs/tasks/dailyDigest.ts'
import { deliverNotifications } from '../../../jobs/tasks/deliverNotifications.ts'
import { quotaReminder } from '../../../jobs/tasks/quotaReminder.ts'
import { readEnv } from '../../../src/shared/env.ts'
import { fromShanghai, shanghaiDateTime } from '../../../src/shared/shanghai.ts'
import { startPayload, type TestPayload } from '../../helpers/startPayload.ts'
import { taskRun } from '../../helpers/taskRun.ts'

type Account = Awaited<ReturnType<TestPayload['account']>>

/** A Tuesday. */
const NINE = fromShanghai(2026, 11, 24, 9)
const NEXT = fromShanghai(2026, 11, 25, 9)
let portal: TestPayload
let db: Db
let author: Account
let other: Account
let reviewer: Account
let operator: Account
let column: string
let article: string

const context = () => ({ db, env: readEnv({}) })
const digest = (now: Date) => dailyDigest(context(), portal.payload).handler(taskRun(now))
const own = (account: Account, kind: string) => db.collection('notifications').find({ kind, recipient: new ObjectId(account.id) }).sort({ _id: 1 }).toArray()
const textOf = async (account: Account): Promise<string> => String((await own(account, 'digest')).at(-1)?.['text'] ?? '')

const finding = (extra: object) => db.collection('findings').insertOne({
  documentKeys: [`news:${article}`], fingerprint: String(new ObjectId()), firstSeenAt: NINE, kind: 'link', lastSeenAt: NINE, message: '链接打不开', severity: 'error', state: 'open', ...extra,
})

beforeAll(async () => {
  portal = await startPayload('notify-digest')
  db = portal.payload.db.connection.db as unknown as Db
  author = await portal.account('editor')
  other = await portal.account('editor')
  reviewer = await portal.account('reviewer')
  operator = await portal.account('operator')
  column = (await portal.payload.create({ collection: 'columns', data: { quota: { perMonth: 4, responsible: [author.id] }, title: '楚贸通 新闻资讯' } })).id
  const { body } = await portal.rest('POST', '/news', { body: { column, title: '等待审核的文章' }, token: author.token })
  article = String(body.doc?.['id'])
  await portal.rest('POST', `/news/${article}/submit`, { body: { rev: 1 }, token: author.token })
}, 60_000)
beforeEach(() => Promise.all(['notifications', 'findings', 'incidents', 'holidays', 'notificationOutbox'].map((slug) => db.collection(slug).deleteMany({}))))
afterAll(() => portal.destroy())

describe('dailyDigest', () => {
  it('should tell each person in one message what is open for that person, and who has nothing, nothing', async () => {
    await finding({})
    await finding({ firstSeenAt: fromShanghai(2026, 11, 1) })
    await finding({ fixedAt: fromShanghai(2026, 11, 23, 15), state: 'fixed' })
    expect(await digest(NINE)).toEqual({ digests: 2, reminders: 0 })
    expect(await textOf(author)).toBe(['【发布量】共 1 项', '· 楚贸通 新闻资讯 0/4，剩 5 个工作日（放假安排未录入），按目前进度不能达标', '【问题】共 1 项', '· 《等待审核的文章》：新增 1，仍未处理 1，已消除 1'].join('\n'))
    expect(await textOf(reviewer)).toBe('【待审核】共 1 项\n· 栏目“楚贸通 新闻资讯”：《等待审核的文章》')
    expect([await own(other, 'digest'), await own(operator, 'digest')]).toEqual([[], []])
    expect(await digest(NINE)).toEqual({ digests: 0, reminders: 0 })
  })

  it('should keep quiet on days off, and speak on a Saturday that is worked', async () => {
    expect(await digest(fromShanghai(2026, 11, 28, 9))).toEqual({ digests: 0, reminders: 0 })
    await db.collection('holidays').insertMany([{ date: '2026-11-24', kind: 'off' }, { date: '2026-11-28', kind: 'work' }])
    expect(await digest(NINE)).toEqual({ digests: 0, reminders: 0 })
    expect(await digest(fromShanghai(2026, 11, 28, 9))).toMatchObject({ digests: 2 })
  })

  it('should leave out what was acknowledged, put off or muted, until the time or a new occurrence', async () => {
    const topic = `review:news:${article}`
    const notice = { createdAt: NINE, key: 'n', kind: 'review-submitted', muted: false, recipient: new ObjectId(reviewer.id), snoozedUntil: null, state: 'acknowledged', topic }
    await db.collection('notifications').insertOne(notice)
    expect(await digest(NINE)).toMatchObject({ digests: 1 })
    await db.collection('notifications').updateOne({ key: 'n' }, { $set: { snoozedUntil: fromShanghai(2026, 11, 25, 8), state: 'unread' } })
    expect(await digest(NINE)).toMatchObject({ digests: 0 })
    expect(await own(reviewer, 'digest')).toEqual([])
    expect(await digest(NEXT)).toMatchObject({ digests: 2 })
    expect(await own(reviewer, 'digest')).toHaveLength(1)
  })

  it('should send none to who declined it', async () => {
    await portal.rest('PATCH', `/users/${reviewer.id}`, { body: { notify: { digest: false } }, token: reviewer.token })
    expect(await digest(NINE)).toMatchObject({ digests: 1 })
    expect(await own(reviewer, 'digest')).toEqual([])
    await portal.rest('PATCH', `/users/${reviewer.id}`, { body: { notify: { digest: true } }, token: reviewer.token })
  })
})

describe('quotaReminder', () => {
  it('should tell the one responsible once a working day, not who muted the matter, and that the holidays are missing', async () => {
    const remind = (now: Date) => quotaReminder(context()).handler(taskRun(now))
    await remind(NINE)
    await remind(NINE)
    expect(await own(author, 'quota-behind')).toHaveLength(1)
    expect((await own(author, 'quota-behind'))[0]?.['text']).toContain('放假安排未录入')
    expect(await db.collection('incidents').findOne({ key: 'holidays:2026' })).toMatchObject({ state: 'open' })
    const [first] = await own(author, 'quota-behind')
    const answer = await portal.rest('POST', `/notifications/${String(first?._id)}/mute`, { body: {}, token: author.token })
    expect(answer.status).toBe(200)
    await remind(NEXT)
    expect(await own(author, 'quota-behind')).toHaveLength(1)
  })
})

describe('what stands open', () => {
  it('should be told once: a failed job to operators, broken links of a document to its author in one notice', async () => {
    await db.collection('incidents').insertOne({ detail: '已停止重试', key: 'job:x', kind: 'job', openedAt: NINE, severity: 'error', source: 'patrolPortal', state: 'open', title: '任务失败：巡检' })
    await Promise.all([finding({}), finding({ severity: 'danger' }), finding({ severity: 'warning' }), finding({ state: 'accepted' }), finding({ kind: 'content' })])
    const deliver = () => deliverNotifications(context()).handler(taskRun(NINE))
    const told = await Promise.all([deliver(), deliver()])
    expect(told.reduce((sum, { told: some = 0 }) => sum + some, 0)).toBe(2)
    expect(await own(operator, 'job-failed')).toMatchObject([{ title: '任务失败：巡检', urgency: 'urgent' }])
    expect(await own(author, 'finding-confirmed')).toMatchObject([{ link: `/collections/news/${article}`, title: '《等待审核的文章》有 2 个失效或危险的链接', urgency: 'urgent' }])
    expect(await own(other, 'finding-confirmed')).toEqual([])
  })

  it('should lead author and reviewers to the text whose publication was held, and be told no more of it once muted', async () => {
    const incident = { detail: '到时未发布', key: `scheduled:news:${article}`, kind: 'publication', openedAt: NINE, severity: 'error', source: 'publishScheduled', state: 'open', title: '定时发布未执行' }
    const deliver = async () => (await deliverNotifications(context()).handler(taskRun(NINE)))['told']
    await db.collection('incidents').insertOne({ ...incident })
    expect([await deliver(), await deliver()]).toEqual([2, 0])
    expect(await own(author, 'publication-held')).toMatchObject([{ link: `/collections/news/${article}`, urgency: 'urgent' }])
    expect(await own(reviewer, 'publication-held')).toHaveLength(1)
    await db.collection('notifications').updateOne({ recipient: new ObjectId(author.id) }, { $set: { muted: true } })
    await db.collection('incidents').insertOne({ ...incident })
    expect(await deliver()).toBe(1)
    expect(await own(author, 'publication-held')).toHaveLength(1)
  })
})

describe('reminders of the morning', () => {
  it('should tell the port office of an ending policy at thirty, seven and one days, once each', async () => {
    const port = await portal.account('port')
    const { insertedId } = await db.collection('feeWaiverPolicies').insertOne({ _status: 'published', createdBy: new ObjectId(author.id), effectiveTo: fromShanghai(2026, 12, 7), title: '查验免收费政策' })
    const counts: unknown[] = []
    for (const day of [2, 9, 10, 24]) counts.push((await digest(fromShanghai(2026, 11, day, 9)))['reminders'])
    for (const day of [1, 4, 7, 8]) counts.push((await digest(fromShanghai(2026, 12, day, 9)))['reminders'])
    await db.collection('feeWaiverPolicies').deleteOne({ _id: insertedId })
    // The author is told beside the port office.
    expect(counts).toEqual([0, 2, 0, 0, 2, 0, 2, 0])
    expect(await own(port, 'policy-expiring')).toHaveLength(3)
  })

  it('should tell author and reviewers each working day of an emergency publication that nobody approved', async () => {
    const { insertedId } = await db.collection('news').insertOne({ _status: 'published', column: new ObjectId(column), createdBy: new ObjectId(author.id), emergency: { open: true }, title: '紧急通知' })
    await digest(NINE)
    await digest(NINE)
    await digest(NEXT)
    await db.collection('news').deleteOne({ _id: insertedId })
    expect([(await own(author, 'emergency-overdue')).length, (await own(reviewer, 'emergency-overdue')).length, (await own(other, 'emergency-overdue')).length]).toEqual([2, 2, 0])
  })
})

describe('a person’s notices', () => {
  const act = (who: Account, id: string, { action, body = {} }: { action: string; body?: object }) => portal.rest('POST', `/notifications/${id}/${action}`, { body, token: who.token })
  const make = async (who: Account): Promise<string> => String((await db.collection('notifications').insertOne({ createdAt: NINE, key: String(new ObjectId()), kind: 'incident', muted: false, recipient: new ObjectId(who.id), snoozedUntil: null, state: 'unread', topic: 't' })).insertedId)

  it('should be put off to a Beijing time ahead, and no other', async () => {
    const id = await make(author)
    for (const until of [undefined, '', '2020-01-01 09:00', '2026-02-30 09:00', '明天', { $gt: '' }, '2099-01-01 00:00']) {
      expect([until, (await act(author, id, { action: 'snooze', body: { until } })).status]).toEqual([until, 400])
    }
    const until = shanghaiDateTime(new Date(Date.now() + 3_600_000))
    expect((await act(author, id, { action: 'snooze', body: { until } })).status).toBe(200)
    expect(shanghaiDateTime((await db.collection('notifications').findOne({ _id: new ObjectId(id) }))?.['snoozedUntil'] as Date)).toBe(until)
  })

  it('should be seen and settled by nobody else', async () => {
    const id = await make(author)
    for (const who of [other, reviewer, operator]) {
      for (const action of ['acknowledge', 'mute', 'reopen']) expect([action, (await act(who, id, { action })).status]).toEqual([action, 404])
      expect((await portal.rest('GET', `/notifications/${id}`, { token: who.token })).status).toBe(404)
    }
    expect((await act(author, id, { action: 'acknowledge' })).status).toBe(200)
    expect((await portal.rest('GET', '/notifications', { token: author.token })).body.docs).toMatchObject([{ id, state: 'acknowledged' }])
  })

  it('should be sent again from the dead letters by operators only, and only then', async () => {
    const { insertedId } = await db.collection('notificationOutbox').insertOne({ attempts: 18, channel: 'mail', key: 'k', kind: 'incident', notice: new ObjectId(), state: 'failed' })
    const resend = (who: Account) => portal.rest('POST', `/notificationOutbox/${String(insertedId)}/resend`, { body: {}, token: who.token })
    expect((await resend(author)).status).toBe(403)
    expect((await resend(operator)).status).toBe(200)
    expect(await db.collection('notificationOutbox').findOne()).toMatchObject({ attempts: 0, state: 'queued' })
    expect((await resend(operator)).status).toBe(409)
  })
})
