import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { paragraph, state, text } from '../../../src/seed/lexical.ts'
import { type RestAnswer, startPayload, type TestPayload } from '../../helpers/startPayload.ts'

type Account = Awaited<ReturnType<TestPayload['account']>>

let portal: TestPayload
let editor: Account
let reviewer: Account
let operator: Account
let column = ''

const message = ({ body }: RestAnswer): string => body.errors?.[0]?.message ?? ''
const step = async (...[who, id, action]: [Account, string, string]): Promise<RestAnswer> => {
  const { rev } = (await portal.payload.findByID({ collection: 'news', depth: 0, draft: true, id })) as unknown as { rev: number }
  return portal.rest('POST', `/news/${id}/${action}`, { body: { comment: '同意', rev }, token: who.token })
}
const approved = async (words: string): Promise<string> => {
  const { body } = await portal.rest('POST', '/news', { body: { body: state([paragraph(text(words))]), column, title: `关于值班安排的通知${words.length}` }, token: editor.token })
  const id = String(body.doc?.['id'])
  await step(editor, id, 'submit')
  await step(reviewer, id, 'approve')
  return id
}
const openErrors = async (id: string): Promise<{ id: string; rule: string }[]> => {
  const { docs } = await portal.payload.find({ collection: 'findings', depth: 0, where: { documentKeys: { exists: false }, severity: { equals: 'error' }, state: { in: ['open', 'reopened'] } } })
  return (docs as unknown as { document: { value: string }; id: string; rule: string }[]).filter(({ document }) => String(document?.value) === id)
}

beforeAll(async () => {
  portal = await startPayload('publish-gate')
  editor = await portal.account('editor')
  reviewer = await portal.account('reviewer')
  operator = await portal.account('operator')
  column = String((await portal.payload.create({ collection: 'columns', data: { title: '通知' } })).id)
}, 60_000)

afterAll(async () => portal.destroy())

describe('publication of a text in which the checks find an error', () => {
  it('is refused with what, where and how, and nothing of the number itself', async () => {
    const id = await approved('值班人员联系方式为13800138000，请勿外传。')
    const answer = await step(reviewer, id, 'publish')
    expect(answer.status).toBe(400)
    expect(message(answer)).toMatch(/不能发布：内容检查发现 1 处错误。body：.*138\*{4}8000.*由运维人员在“问题”中接受/)
    expect(JSON.stringify(answer.body)).not.toContain('13800138000')
    expect(await portal.payload.findByID({ collection: 'news', depth: 0, id })).toMatchObject({ _status: 'draft' })
  })

  it('is possible once the finding was accepted, and not in other words', async () => {
    const id = await approved('值班人员联系方式为13900139000，由本人同意公开。')
    const [finding] = await openErrors(id)
    await portal.rest('POST', `/findings/${finding?.id}/accept`, { body: { reason: '本人书面同意公开', until: '2099-01-01' }, token: operator.token })
    await portal.rest('PATCH', `/news/${id}`, { body: { body: state([paragraph(text('值班人员联系方式为13700137000，由本人同意公开。'))]) }, token: editor.token })
    await step(editor, id, 'submit')
    await step(reviewer, id, 'approve')
    expect((await step(reviewer, id, 'publish')).status).toBe(400)
    await portal.rest('PATCH', `/news/${id}`, { body: { body: state([paragraph(text('值班人员联系方式为13900139000，由本人同意公开。'))]) }, token: editor.token })
    await step(editor, id, 'submit')
    await step(reviewer, id, 'approve')
    const [again] = await openErrors(id)
    if (again) await portal.rest('POST', `/findings/${again.id}/accept`, { body: { reason: '本人书面同意公开', until: '2099-01-01' }, token: operator.token })
    expect(message(await step(reviewer, id, 'publish'))).toBe('')
    expect(await portal.payload.findByID({ collection: 'news', depth: 0, id })).toMatchObject({ _status: 'published' })
  })

  it('does not concern a text in order', async () => {
    expect((await step(reviewer, await approved('系统将于周六进行例行维护，请各企业提前安排。'), 'publish')).status).toBe(200)
  })
})
