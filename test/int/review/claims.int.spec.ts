import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import type { RestAnswer } from '../../helpers/startPayload.ts'
import { type Actor, type Doc, type Stage, startStage, type State } from './stage.ts'
import { WAYS } from './ways.ts'

let stage: Stage

beforeAll(async () => void (stage = await startStage('review-claims')), 120_000)
afterAll(async () => stage.portal.destroy())

const as = async (...[who, method, url, body]: [Actor, string, string, Doc?]): Promise<RestAnswer> => stage.portal.rest(method, url, { ...(body ? { body } : {}), token: stage.people[who].token })
const message = ({ body }: RestAnswer): string => body.errors?.[0]?.message ?? ''
const latest = async (id: string): Promise<Doc> => ({ ...(await stage.portal.payload.findByID({ collection: 'news', depth: 0, draft: true, id })) })
const main = async (id: string): Promise<Doc> => ({ ...(await stage.portal.payload.findByID({ collection: 'news', depth: 0, id })) })
const step = async (...[who, id, action, body]: [Actor, string, string, Doc?]) => stage.step(stage.people[who], id, action, body)
const ok = { message: '', status: 200 }

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
let number = 0

const picture = async (): Promise<string> => {
  const file = { data: PIXEL, mimetype: 'image/png', name: `picture-${(number += 1)}.png`, size: PIXEL.length }
  return (await stage.portal.payload.create({ collection: 'media', data: { alt: '港口' }, file })).id
}

const attachment = async (): Promise<string> => {
  const data = Buffer.from(`依据${(number += 1)}`)
  return (await stage.portal.payload.create({ collection: 'attachments', data: { title: '附件' }, file: { data, mimetype: 'text/plain', name: `file-${number}.txt`, size: data.length } })).id
}

const inBody = (media: string): Doc => ({
  root: { children: [{ fields: null, format: '', id: 'a', relationTo: 'media', type: 'upload', value: media, version: 3 }], direction: null, format: '', indent: 0, type: 'root', version: 1 },
})

/** An article that refers to an upload, approved by two. */
const approvedWith = async (set: Doc): Promise<string> => {
  const made = await as('author', 'POST', '/news', { column: stage.column, title: `带文件的文章${(number += 1)}`, ...set })
  const id = String(made.body.doc?.['id'])
  for (const [who, action] of [['submitter', 'submit'], ['approver', 'approve'], ['reviewer', 'approve']] as const) expect(await step(who, id, action)).toEqual(ok)
  return id
}

const form = (name: string, bytes: Buffer, data: Doc): FormData => {
  const made = new FormData()
  made.set('_payload', JSON.stringify(data))
  made.set('file', new File([new Uint8Array(bytes)], name, { type: 'text/plain' }))
  return made
}

const KINDS: readonly (readonly [string, 'attachments' | 'media', () => Promise<string>, (id: string) => Doc])[] = [
  ['its cover', 'media', picture, (id) => ({ cover: id })],
  ['a picture in its body', 'media', picture, (id) => ({ body: inBody(id) })],
  ['an attachment', 'attachments', attachment, (id) => ({ attachments: [id] })],
]

describe('the pictures and files of a text', () => {
  it.each(KINDS)('should take the approval with them when changed after it: %s', async (...[, collection, upload, set]) => {
    const file = await upload()
    const id = await approvedWith(set(file))
    expect((await as('editor', 'PATCH', `/${collection}/${file}`, { [collection === 'media' ? 'alt' : 'title']: '另一说明' })).status).toBe(200)
    for (const who of ['reviewer', 'approver'] as const) {
      expect((await step(who, id, 'publish')).message).toContain('所引用的图片、附件')
      expect((await as(who, 'PATCH', `/news/${id}`, { _status: 'published' })).status).toBe(403)
      expect((await step(who, id, 'schedule', { publishAt: '2099-01-01T00:00:00Z' })).status).toBe(403)
    }
    expect((await main(id))['_status']).toBe('draft')
    // And the way on is open: submitted as it now stands, approved again, published.
    for (const [who, action] of [['submitter', 'submit'], ['approver', 'approve'], ['reviewer', 'approve'], ['reviewer', 'publish']] as const) expect(await step(who, id, action)).toEqual(ok)
  })

  it.each(KINDS)('should not be changed or deleted under a published text: %s', async (...[, collection, upload, set]) => {
    const file = await upload()
    const id = await approvedWith(set(file))
    expect(await step('approver', id, 'publish')).toEqual(ok)
    const before = JSON.stringify(await stage.portal.payload.findByID({ collection, id: file }))
    const { token } = stage.people.reviewer
    const answers = [
      await as('reviewer', 'PATCH', `/${collection}/${file}`, { [collection === 'media' ? 'alt' : 'title']: '另一说明' }),
      await as('reviewer', 'PATCH', `/${collection}?where[id][equals]=${file}`, { [collection === 'media' ? 'alt' : 'title']: '另一说明' }),
      await stage.portal.rest('PATCH', `/${collection}/${file}`, { form: form(collection === 'media' ? 'other.png' : 'other.txt', collection === 'media' ? PIXEL : Buffer.from('另一份'), {}), token }),
      await as('reviewer', 'DELETE', `/${collection}/${file}`),
    ]
    for (const answer of answers) expect(message(answer)).toContain('正在门户的《带文件的文章')
    expect(JSON.stringify(await stage.portal.payload.findByID({ collection, id: file }))).toBe(before)
    // A save that changes nothing is no change, and after the withdrawal the file is free.
    expect((await as('reviewer', 'PATCH', `/${collection}/${file}`, {})).status).toBe(200)
    expect(await step('reviewer', id, 'withdraw', { reason: '换图' })).toEqual(ok)
    expect((await as('reviewer', 'DELETE', `/${collection}/${file}`)).status).toBe(200)
  })
})

describe('a publication scheduled by somebody who may not publish any more', () => {
  const CHANGES: readonly (readonly [string, (id: string) => Promise<unknown>, string])[] = [
    ['demoted', (id) => stage.portal.payload.update({ collection: 'users', data: { roles: ['editor'] }, id }), '审核人员'],
    ['disabled', (id) => stage.portal.payload.update({ collection: 'users', data: { disabled: true }, id }), '已停用'],
    ['deleted', (id) => stage.portal.payload.delete({ collection: 'users', id }), '不存在'],
    ['taken off the column', async (id) => {
      const { reviewers } = await stage.portal.payload.findByID({ collection: 'columns', depth: 0, id: stage.column })
      await stage.portal.payload.update({ collection: 'columns', data: { reviewers: (reviewers ?? []).map(String).filter((each) => each !== id) }, id: stage.column })
    }, '本栏目的审核人员'],
  ]

  it.each(CHANGES)('should not happen, and the author is told why: %s', async (...[, change, why]) => {
    const id = await stage.copyOf('scheduled')
    const { id: person } = await stage.portal.account('reviewer', { roles: ['editor', 'reviewer'] })
    const { reviewers } = await stage.portal.payload.findByID({ collection: 'columns', depth: 0, id: stage.column })
    await stage.portal.payload.update({ collection: 'columns', data: { reviewers: [...(reviewers ?? []).map(String), person] }, id: stage.column })
    await change(person)
    const stranger = { ...stage, people: { ...stage.people, reviewer: { ...stage.people.reviewer, id: person } } }
    await WAYS['scheduled, as this person, and due']?.[0]?.go({ id, rev: 0, stage: stranger, version: '', who: 'reviewer' })
    expect(await main(id)).toMatchObject({ _status: 'draft', firstPublishedAt: null })
    const held = await as('author', 'GET', `/news/${id}?draft=true&depth=0`)
    expect(held.body).toMatchObject({ publishAt: null, returnComment: expect.stringMatching(new RegExp(`^定时发布未执行：.*${why}`)), reviewState: 'approved' })
  })
})

describe('a stale revision', () => {
  it.each([
    ['a text that changed', 'submitted', { summary: '改了摘要', title: '改了标题' }, /摘要.*标题|标题.*摘要/, ['summary', 'title']],
    ['only the state changed', 'levelOneOfTwo', null, /审核状态有变化/, []],
  ] as [string, State, Doc | null, RegExp, string[]][])('should be refused with 409 and what changed: %s', async (...[, state, change, what, changed]) => {
    const id = await stage.copyOf(state)
    const { rev } = await latest(id)
    if (change) expect((await as('editor', 'PATCH', `/news/${id}`, change)).status).toBe(200)
    else expect(await step('reviewer', id, 'approve')).toEqual(ok)
    for (const action of ['approve', 'return', 'publish', 'schedule', 'submit', 'withdraw']) {
      const answer = await as('reviewer', 'POST', `/news/${id}/${action}`, { comment: '意见', rev })
      expect([action, answer.status, message(answer)]).toEqual([action, 409, expect.stringMatching(what)])
      expect((answer.body.errors as unknown as { data: Doc }[])[0]?.data).toMatchObject({ changed, code: 'CONFLICT_STALE', rev: Number(rev) + 1 })
    }
  })
})

describe('an emergency', () => {
  it('should want a reason, record who and why, stay overdue until enough persons approved, and end with the withdrawal', async () => {
    const id = await stage.copyOf('draft')
    expect(await step('reviewer', id, 'publish', { emergency: true })).toMatchObject({ status: 400 })
    expect(await step('editor', id, 'publish', { emergency: true, reason: '急' })).toMatchObject({ status: 403 })
    expect(await step('reviewer', id, 'publish', { emergency: true, reason: '台风预警' })).toEqual(ok)
    expect(await main(id)).toMatchObject({ _status: 'published', emergency: { by: stage.people.reviewer.id, open: true, reason: '台风预警' } })
    expect(await step('author', id, 'approve')).toMatchObject({ status: 403 })
    expect(await step('approver', id, 'approve')).toEqual(ok)
    expect(await main(id)).toMatchObject({ emergency: { open: true } })
    expect(await step('submitter', id, 'approve')).toEqual(ok)
    expect(await main(id)).toMatchObject({ emergency: { open: false, reason: '台风预警' } })
    const other = await stage.copyOf('draft')
    expect(await step('reviewer', other, 'publish', { emergency: true, reason: '台风预警' })).toEqual(ok)
    expect(await step('approver', other, 'withdraw', { reason: '预警解除' })).toEqual(ok)
    expect(await main(other)).toMatchObject({ emergency: { open: false }, reviewState: 'withdrawn' })
  })
})

describe('what was taken off', () => {
  it('should come back from the trash as withdrawn, and on the portal by a review only', async () => {
    const id = await stage.copyOf('published')
    expect(await as('reviewer', 'PATCH', `/news/${id}`, { deletedAt: '2026-11-20T00:00:00Z' })).toMatchObject({ status: 200 })
    expect(await as('reviewer', 'PATCH', `/news/${id}?trash=true`, { _status: 'published', deletedAt: null })).toMatchObject({ status: 403 })
    expect(await as('reviewer', 'PATCH', `/news/${id}?trash=true`, { deletedAt: null })).toMatchObject({ status: 200 })
    expect(await latest(id)).toMatchObject({ approvals: [], reviewState: 'withdrawn', withdrawReason: '移入回收站' })
    for (const who of ['reviewer', 'approver'] as const) {
      expect(await step(who, id, 'publish')).toMatchObject({ status: 403 })
      expect(await step(who, id, 'publish', { emergency: true, reason: '急' })).toMatchObject({ status: 409 })
    }
    for (const [who, action] of [['submitter', 'submit'], ['approver', 'approve'], ['reviewer', 'approve'], ['reviewer', 'publish']] as const) expect(await step(who, id, action)).toEqual(ok)
  })

  it('should be refused into the trash, like a withdrawal, to an editor who reviews elsewhere', async () => {
    const { payload } = stage.portal
    const open = (await payload.create({ collection: 'columns', data: { reviewers: [stage.people.reviewer.id, stage.people.approver.id], title: '只限审核' } })).id
    const id = await stage.copyOf('published')
    await stage.write(id, { column: open })
    expect(message(await as('otherReviewer', 'PATCH', `/news/${id}`, { deletedAt: '2026-11-20T00:00:00Z' }))).toContain('审核人员')
    expect(await main(id)).toMatchObject({ _status: 'published' })
  })
})

describe('columns a text also appears in', () => {
  it('should be open to the person who adds them', async () => {
    const { payload } = stage.portal
    const foreign = (await payload.create({ collection: 'columns', data: { editors: [stage.people.otherEditor.id], title: '他人的栏目' } })).id
    const id = await stage.copyOf('draft')
    expect(message(await as('editor', 'PATCH', `/news/${id}`, { alsoIn: [foreign] }))).toContain('编辑名单')
    await stage.write(id, { alsoIn: [foreign] })
    expect(await as('editor', 'PATCH', `/news/${id}`, { alsoIn: [foreign], summary: '原已在其中' })).toMatchObject({ status: 200 })
  })
})

const paragraph = (text: string): Doc => ({ children: [{ detail: 0, format: 0, mode: 'normal', style: '', text, type: 'text', version: 1 }], direction: null, format: '', indent: 0, textFormat: 0, type: 'paragraph', version: 1 })
const bodyOf = (...texts: string[]): Doc => ({ root: { children: texts.map(paragraph), direction: null, format: '', indent: 0, type: 'root', version: 1 } })

describe('comments pinned to places', () => {
  it('should go with a return, stay with the text through later rounds, and be refused where the place does not exist', async () => {
    const made = await as('author', 'POST', '/news', { body: bodyOf('第一段说明背景。', '第二段写着数字。'), column: stage.column, title: '待批注的文章' })
    const id = String(made.body.doc?.['id'])
    expect(await step('submitter', id, 'submit')).toEqual(ok)
    const at = (comment: Doc): Doc => ({ comments: [{ field: 'body', text: '请核对', ...comment }] })
    expect(await step('reviewer', id, 'return', at({ quote: '没有的话' }))).toEqual({ message: '第 1 条批注：“正文”中找不到所引的“没有的话”。请从当前内容中选取原文。', status: 400 })
    expect(await step('reviewer', id, 'return', at({ field: 'nonsense' }))).toEqual({ message: '第 1 条批注：没有“nonsense”这个字段（field）。', status: 400 })
    expect(await step('reviewer', id, 'return', at({ text: ' ' }))).toMatchObject({ message: expect.stringContaining('批注'), status: 400 })
    expect(await step('reviewer', id, 'approve', at({ quote: '数字' }))).toEqual({ message: '批注（comments）只能随退回一并提交。', status: 400 })
    expect(await latest(id)).toMatchObject({ reviewComments: [], reviewState: 'submitted' })
    expect(await step('reviewer', id, 'return', { comments: [{ field: 'body', quote: '写着数字', text: '数字无出处' }, { field: 'title', text: '标题改短' }] })).toEqual(ok)
    const pinned = [
      { by: stage.people.reviewer.id, field: 'body', path: 'root.children[1]', quote: '写着数字', text: '数字无出处' }, { field: 'title', path: null, quote: null, text: '标题改短' },
    ]
    expect(await latest(id)).toMatchObject({ returnComment: '见 2 处批注', reviewComments: pinned, reviewState: 'returned' })
    expect((await as('author', 'PATCH', `/news/${id}`, { reviewComments: [], title: '改短了' })).status).toBe(200)
    expect(await step('submitter', id, 'submit')).toEqual(ok)
    expect(await step('reviewer', id, 'return', { comment: '再改', comments: [{ field: 'title', text: '还是长' }] })).toEqual(ok)
    expect((await latest(id))['reviewComments']).toMatchObject([...pinned, { field: 'title', text: '还是长' }])
  })
})
