import { afterAll, beforeAll, expect, it } from '@jest/globals'

import { startPayload, type TestPayload } from '../../helpers/startPayload.ts'

let portal: TestPayload

beforeAll(async () => {
  portal = await startPayload('model-smoke')
}, 60_000)

afterAll(async () => portal.destroy())

it('should take an article from its column to a saved draft, with pinyin slugs and the path of the tree', async () => {
  const editor = await portal.account('editor')
  const top = await portal.payload.create({ collection: 'columns', data: { title: '政策法规' } })
  const below = await portal.payload.create({ collection: 'columns', data: { parent: top.id, title: '通知公告' } })
  expect(below.path).toBe('zheng-ce-fa-gui/tong-zhi-gong-gao')
  const made = await portal.rest('POST', '/news', { body: { column: below.id, title: '关于查验免收费的通知' }, token: editor.token })
  expect(made.status).toBe(201)
  expect(made.body.doc).toMatchObject({ _status: 'draft', createdBy: expect.anything(), reviewState: 'draft', rev: 1, slug: 'guan-yu-cha-yan-mian-shou-fei-de-tong-zhi' })
  const id = String(made.body.doc?.['id'])
  const saved = await portal.rest('PATCH', `/news/${id}?draft=true`, { body: { rev: 1, title: '关于查验免收费的公告' }, token: editor.token })
  expect(saved.body.doc).toMatchObject({ _status: 'draft', rev: 2, title: '关于查验免收费的公告' })
})
