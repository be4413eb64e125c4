import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Db } from 'mongodb'

import { publishScheduled } from '../../../jobs/tasks/publishScheduled.ts'
import { readEnv } from '../../../src/shared/env.ts'
import { startPayload, type TestPayload } from '../../helpers/startPayload.ts'
import { taskRun } from '../../helpers/taskRun.ts'

type Account = Awaited<ReturnType<TestPayload['account']>>

const HOUR = 3_600_000
let portal: TestPayload
let db: Db
let editor: Account
let column: string

beforeAll(async () => {
  portal = await startPayload('jobs-scheduled')
  db = portal.payload.db.connection.db as unknown as Db
  editor = await portal.account('editor')
  column = (await portal.payload.create({ collection: 'columns', data: { title: '要闻' } })).id
}, 60_000)
afterAll(() => portal.destroy())

const latest = async (id: string) => portal.payload.findByID({ collection: 'news', depth: 0, draft: true, id })

type Step = { action: string; body?: Record<string, unknown>; id: string }

const step = async (who: Account, { action, body = {}, id }: Step): Promise<void> => {
  const answer = await portal.rest('POST', `/news/${id}/${action}`, { body: { rev: (await latest(id)).rev, ...body }, token: who.token })
  expect([action, answer.status, answer.body.errors?.[0]?.message]).toEqual([action, 200, undefined])
}

const scheduled = async (reviewer: Account, title: string): Promise<string> => {
  const { body } = await portal.rest('POST', '/news', { body: { column, title }, token: editor.token })
  const id = String(body.doc?.['id'])
  await step(editor, { action: 'submit', id })
  await step(reviewer, { action: 'approve', id })
  await step(reviewer, { action: 'schedule', body: { publishAt: new Date(Date.now() + HOUR).toISOString() }, id })
  return id
}

const run = (now: Date) => publishScheduled({ db, env: readEnv({}) }, portal.payload).handler(taskRun(now))

describe('publishScheduled', () => {
  it('should publish when the time has come, and not before', async () => {
    const id = await scheduled(await portal.account('reviewer'), '按时发布的文章')
    expect(await run(new Date())).toEqual({ held: 0, published: 0 })
    expect(await run(new Date(Date.now() + 2 * HOUR))).toEqual({ held: 0, published: 1 })
    expect(await portal.payload.findByID({ collection: 'news', depth: 0, id })).toMatchObject({ _status: 'published', reviewState: 'published' })
  })

  it.each([
    ['was demoted', { roles: ['editor'] }],
    ['was disabled', { disabled: true }],
  ])('should hold it with an incident when the one who scheduled %s', async (_, change) => {
    const reviewer = await portal.account('reviewer')
    const id = await scheduled(reviewer, `被暂停的文章${Object.keys(change).join('')}`)
    await portal.payload.update({ collection: 'users', data: change as object, id: reviewer.id })
    expect(await run(new Date(Date.now() + 2 * HOUR))).toEqual({ held: 1, published: 0 })
    expect(await latest(id)).toMatchObject({ _status: 'draft', publishAt: null, reviewState: 'approved' })
    expect(await db.collection('incidents').countDocuments({ key: `scheduled:news:${id}`, state: 'open' })).toBe(1)
    expect(await run(new Date(Date.now() + 2 * HOUR))).toEqual({ held: 0, published: 0 })
  })
})
