import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { type RestAnswer, startPayload, type TestPayload } from '../../helpers/startPayload.ts'

type Account = Awaited<ReturnType<TestPayload['account']>>
type Row = Record<string, unknown>

let portal: TestPayload
let people: Record<'author' | 'center' | 'first' | 'outside' | 'second' | 'stranger', Account>
let column: string

const body = (...texts: string[]) => ({
  root: { children: texts.map((text) => ({ children: [{ detail: 0, format: 0, mode: 'normal', style: '', text, type: 'text', version: 1 }], direction: 'ltr', format: '', indent: 0, type: 'paragraph', version: 1 })), direction: 'ltr', format: '', indent: 0, type: 'root', version: 1 },
})
const rest = (...[method, url, who, sent]: [string, string, Account | null, unknown?]): Promise<RestAnswer> =>
  portal.rest(method, url, { ...(who ? { token: who.token } : {}), ...(sent === undefined ? {} : { body: sent }) })
const refusal = ({ body: { errors }, status }: RestAnswer): string => `${status} ${errors?.[0]?.message ?? ''}`
const done = async (answer: Promise<RestAnswer>): Promise<Row> => {
  const got = await answer
  expect(refusal(got)).toBe(`${got.status === 201 ? 201 : 200} `)
  return got.body
}
const revOf = async (id: string): Promise<number> => Number((await portal.payload.findByID({ collection: 'news', depth: 0, draft: true, id })).rev)
const post = async (...[who, id, action, sent]: [Account, string, string, Row?]): Promise<RestAnswer> => rest('POST', `/news/${id}/${action}`, who, { rev: await revOf(id), ...sent })
const save = async (id: string, sent: Row): Promise<Row> => done(rest('PATCH', `/news/${id}`, people.author, { rev: await revOf(id), ...sent }))
const reviewOf = (id: string, who = people.author): Promise<Row> => done(rest('GET', `/news/${id}/review`, who))
const commentsOf = async (id: string): Promise<Row[]> => (await reviewOf(id))['comments'] as Row[]
const changesOf = async (id: string, since: string): Promise<string[]> => {
  const { changes } = (await done(rest('GET', `/news/${id}/review-changes?since=${since}`, people.second))) as { changes: { label: string; lines: { kind: string; text: string }[][] }[] }
  return changes.map(({ label, lines }) => `${label}: ${lines.map((line) => line.map(({ kind, text }) => `${{ gone: '-', new: '+' }[kind] ?? ''}${text}`).join(' ')).join(' | ')}`)
}
const written = async (): Promise<string> => String(((await done(rest('POST', '/news', people.author, { body: body('第一段原文。', '第二段原文。'), column, title: '一篇通知' })))['doc'] as Row)['id'])
const comment = (quote: string) => ({ comment: '见批注', comments: [{ field: 'body', quote, text: '请核实' }] })

beforeAll(async () => {
  portal = await startPayload('review-panel')
  const make = (role: Parameters<TestPayload['account']>[0]) => portal.account(role)
  people = { author: await make('editor'), center: await make('center'), first: await make('reviewer'), outside: await make('reviewer'), second: await make('reviewer'), stranger: await make('editor') }
  const { id } = await portal.payload.create({ collection: 'columns', data: { editors: [people.author.id], reviewLevels: 2, reviewers: [people.first.id, people.second.id], title: '通知' } })
  column = id
}, 60_000)

afterAll(async () => portal.destroy())

describe('the review of a document, as it is shown', () => {
  it('says how far it is, who is next, and why a step is not offered', async () => {
    const id = await written()
    expect(await reviewOf(id)).toMatchObject({ approvals: [], levels: 2, mayWrite: true, next: [], passed: 0, state: 'draft' })
    await done(post(people.author, id, 'submit'))
    await done(post(people.first, id, 'approve', { comment: '同意' }))
    const { steps, ...review } = await reviewOf(id, people.first)
    expect(review).toMatchObject({ approvals: [{ comment: '同意', level: 1, valid: true }], next: ['reviewer5'], passed: 1, state: 'submitted', submitted: { by: 'editor1' } })
    expect((steps as Row[]).find(({ action }) => action === 'approve')).toMatchObject({ allowed: false, reason: expect.stringMatching(/下一级须由另一位/) })
    expect((await reviewOf(id, people.stranger))['mayWrite']).toBe(false)
  })

  it('shows what differs since the last round, and from what the portal shows', async () => {
    const id = await written()
    await done(post(people.author, id, 'submit'))
    expect(await changesOf(id, 'reviewed')).toEqual([])
    await done(post(people.first, id, 'return', comment('第二段原文')))
    await save(id, { body: body('第一段原文。', '第二段新文。') })
    await save(id, { title: '一篇公告' })
    expect(await changesOf(id, 'reviewed')).toEqual(['标题: 一篇 -通知 +公告', '正文: 第二段 -原文 +新文 。'])
    await done(post(people.author, id, 'submit'))
    expect(await changesOf(id, 'reviewed')).toHaveLength(2)
    expect(await changesOf(id, 'published')).toEqual([])
    for (const who of [people.first, people.second]) await done(post(who, id, 'approve'))
    await done(post(people.first, id, 'publish'))
    await save(id, { summary: '摘要写好了' })
    expect(await changesOf(id, 'published')).toEqual(['摘要: +摘要写好了'])
  })

  it.each([['review'], ['review-changes']])('%s: nothing to strangers and centre users', async (path) => {
    const id = await written()
    expect(refusal(await rest('GET', `/news/${id}/${path}`, null))).toMatch(/^401/)
    expect(refusal(await rest('GET', `/news/${id}/${path}`, people.center))).toMatch(/^40[34]/)
    expect(refusal(await rest('GET', `/news/6b05934326b5c024bf667012/${path}`, people.author))).toMatch(/^404/)
  })
})

describe('comments', () => {
  const returned = async (): Promise<string> => {
    const id = await written()
    await done(post(people.author, id, 'submit'))
    await done(post(people.first, id, 'return', comment('第二段原文')))
    return id
  }

  it('say where their words stand: there, somewhere else, or no more', async () => {
    const id = await returned()
    const places = []
    for (const texts of [['第一段原文。', '第二段原文。'], ['插入一段。', '第一段原文。', '第二段原文。'], ['第一段原文。', '重写了。']]) {
      await save(id, { body: body(...texts) })
      places.push((await commentsOf(id))[0]?.['place'])
    }
    expect(places).toEqual(['here', 'moved', 'gone'])
  })

  it('are ticked off with name and time by whoever may write, without voiding what is being written', async () => {
    const id = await returned()
    const [open] = await commentsOf(id)
    const { rev } = await done(post(people.author, id, 'tick-comment', { comment: open?.['id'], done: true }))
    expect(await commentsOf(id)).toMatchObject([{ doneAt: expect.any(String), doneBy: 'editor1', text: '请核实' }])
    await done(rest('PATCH', `/news/${id}`, people.author, { rev, title: '接着写' }))
    expect(await commentsOf(id)).toMatchObject([{ doneBy: 'editor1' }])
    await done(post(people.author, id, 'tick-comment', { comment: open?.['id'], done: false }))
    expect(await commentsOf(id)).toMatchObject([{ doneAt: null, doneBy: null }])
  })

  it.each<[string, [() => Account, Row], RegExp]>([
    ['an editor of another column', [() => people.stranger, {}], /^403 只有本栏目的编辑/],
    ['a reviewer of another column', [() => people.outside, {}], /^403/],
    ['a stale revision', [() => people.author, { rev: 1 }], /^409 内容已被他人修改/],
    ['a comment that does not exist', [() => people.author, { comment: 'none' }], /^409 没有这条批注/],
    ['one that is open already', [() => people.author, { done: false }], /^409 这条批注还没有标为已改/],
    ['no mark at all', [() => people.author, { done: 'yes' }], /^400/],
  ])('are not ticked off: %s', async (_name, [who, sent], expected) => {
    const id = await returned()
    const [open] = await commentsOf(id)
    expect(refusal(await post(who(), id, 'tick-comment', { comment: open?.['id'], done: true, ...sent }))).toMatch(expected)
    expect(await commentsOf(id)).toMatchObject([{ doneAt: null }])
  })
})

describe('emergency publication', () => {
  it.each<[string, [() => Account, Row], RegExp]>([
    ['the author', [() => people.author, { reason: '台风' }], /^403 只有本栏目的审核人员/],
    ['a reviewer of another column', [() => people.outside, { reason: '台风' }], /^403/],
    ['without a reason', [() => people.first, { reason: ' ' }], /^400 .*理由/],
  ])('is refused: %s', async (_name, [who, sent], expected) => {
    const id = await written()
    expect(refusal(await post(who(), id, 'publish', { emergency: true, ...sent }))).toMatch(expected)
    expect(await portal.payload.findByID({ collection: 'news', depth: 0, id })).toMatchObject({ _status: 'draft' })
  })

  it('is shown as overdue until every level approved', async () => {
    const id = await written()
    await done(post(people.first, id, 'publish', { emergency: true, reason: '台风停运' }))
    const shown = async () => (await reviewOf(id, people.second)) as Row & { emergency: Row; next: string[] }
    expect(await shown()).toMatchObject({ emergency: { by: 'reviewer3', open: true, reason: '台风停运' }, live: true, next: ['reviewer3', 'reviewer5'] })
    for (const who of [people.first, people.second]) await done(post(who, id, 'approve'))
    expect(await shown()).toMatchObject({ emergency: { open: false }, next: [], passed: 2 })
  })
})
