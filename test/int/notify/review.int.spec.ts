import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Db } from 'mongodb'

import { deliverNotifications } from '../../../jobs/tasks/deliverNotifications.ts'
import { readEnv } from '../../../src/shared/env.ts'
import { startPayload, type TestPayload } from '../../helpers/startPayload.ts'
import { startSmtp, type TestSmtp } from '../../helpers/startSmtp.ts'
import { taskRun } from '../../helpers/taskRun.ts'

type Account = Awaited<ReturnType<TestPayload['account']>>

let portal: TestPayload
let smtp: TestSmtp
let db: Db
let editor: Account
let reviewer: Account
let second: Account
let column: string

beforeAll(async () => {
  smtp = await startSmtp()
  process.env['SMTP_URL'] = smtp.url
  portal = await startPayload('notify-review')
  db = portal.payload.db.connection.db as unknown as Db
  editor = await portal.account('editor', { name: '李编辑' })
  reviewer = await portal.account('reviewer', { name: '王审核' })
  second = await portal.account('reviewer', { name: '赵审核' })
  column = (await portal.payload.create({ collection: 'columns', data: { reviewLevels: 2, reviewers: [reviewer.id, second.id], title: '要闻' } })).id
}, 60_000)
beforeEach(async () => {
  await Promise.all([db.collection('notifications').deleteMany({}), db.collection('notificationOutbox').deleteMany({})])
  smtp.received.length = 0
})
afterAll(async () => {
  delete process.env['SMTP_URL']
  await portal.destroy()
  await smtp.close()
})

const draft = async (title: string): Promise<string> => String((await portal.rest('POST', '/news', { body: { column, title }, token: editor.token })).body.doc?.['id'])

const step = async (who: Account, action: string, { body = {}, id }: { body?: Record<string, unknown>; id: string }) => {
  const { rev } = await portal.payload.findByID({ collection: 'news', depth: 0, draft: true, id })
  return portal.rest('POST', `/news/${id}/${action}`, { body: { rev, ...body }, token: who.token })
}

const deliver = (now = new Date()) => deliverNotifications({ db, env: readEnv({ ADMIN_URL: 'https://admin.example', SMTP_URL: smtp.url }) }).handler(taskRun(now))

const told = async (): Promise<string[]> => {
  const rows = await db.collection('notifications').find().sort({ _id: 1 }).toArray()
  const names = new Map([[editor.id, '李'], [reviewer.id, '王'], [second.id, '赵']])
  return rows.map(({ kind, recipient }) => `${names.get(String(recipient)) ?? '?'} ${String(kind)}`).sort()
}

describe('steps of the review', () => {
  it('should tell every reviewer of the column by mail that a text waits, and the author nothing', async () => {
    const id = await draft('武汉新港开通航线')
    expect((await step(editor, 'submit', { id })).status).toBe(200)
    expect(await told()).toEqual(['王 review-submitted', '赵 review-submitted'])
    expect(await deliver()).toEqual({ dropped: 0, failed: 0, retry: 0, sent: 2, told: 0 })
    expect(await deliver()).toMatchObject({ sent: 0 })
    expect(smtp.received.flatMap(({ to }) => to).sort()).toEqual([reviewer.email, second.email].sort())
    const [{ raw, text } = { raw: '', text: '' }] = smtp.received
    expect(raw).toMatch(/^Auto-Submitted: auto-generated/m)
    expect(raw).toMatch(/^Subject: =\?UTF-8\?/m)
    expect(raw).toMatch(/^Message-ID: <[0-9a-f]{24}@example\.com>/m)
    expect(text).toContain(`https://admin.example/admin/collections/news/${id}`)
  })

  it('should tell the author of the comment when it is sent back, and nobody when the step is refused', async () => {
    const id = await draft('被退回的一篇')
    await step(editor, 'submit', { id })
    await db.collection('notifications').deleteMany({})
    expect((await step(reviewer, 'return', { id })).status).toBe(400)
    expect((await step(editor, 'approve', { id })).status).toBe(403)
    expect((await step(editor, 'submit', { body: { rev: 0 }, id })).status).toBe(409)
    expect(await told()).toEqual([])
    expect((await step(reviewer, 'return', { body: { comment: '标题请写明港口' }, id })).status).toBe(200)
    expect(await told()).toEqual(['李 review-returned'])
    expect(await db.collection('notifications').findOne()).toMatchObject({ text: expect.stringContaining('标题请写明港口') })
  })

  it('should tell the author of each approval and the reviewers of the next level that it waits for them', async () => {
    const id = await draft('两级审核的一篇')
    await step(editor, 'submit', { id })
    await db.collection('notifications').deleteMany({})
    await step(reviewer, 'approve', { id })
    expect(await told()).toEqual(['李 review-approved', '赵 review-submitted'])
    await step(second, 'approve', { id })
    expect(await told()).toEqual(['李 review-approved', '李 review-approved', '赵 review-submitted'])
  })

  it('should take the waiting text off everybody’s list with the next step, and send no mail about it any more', async () => {
    const id = await draft('已有人处理的一篇')
    await step(editor, 'submit', { id })
    await step(reviewer, 'return', { body: { comment: '请补充来源' }, id })
    const open = async (kind: string) => db.collection('notifications').countDocuments({ kind, state: 'unread' })
    expect([await open('review-submitted'), await open('review-returned')]).toEqual([0, 1])
    expect(await deliver()).toMatchObject({ dropped: 2, sent: 1 })
    await step(editor, 'submit', { id })
    expect([await open('review-submitted'), await open('review-returned')]).toEqual([2, 0])
  })

  it('should write nothing when the transaction of the step is rolled back', async () => {
    const id = await draft('写到一半失败的一篇')
    const { collections } = portal.payload.config
    const news = collections.find(({ slug }) => slug === 'news')
    const failing = () => {
      throw new Error('disk full')
    }
    news?.hooks.afterChange.push(failing)
    expect((await step(editor, 'submit', { id })).status).toBe(500)
    news?.hooks.afterChange.pop()
    expect(await told()).toEqual([])
    expect(await db.collection('notificationOutbox').countDocuments()).toBe(0)
  })
})
