import { rm } from 'node:fs/promises'
import path from 'node:path'

import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Db } from 'mongodb'

import { checkUploads } from '../../../jobs/tasks/checkUploads.ts'
import { readEnv } from '../../../src/shared/env.ts'
import { xlsxOf } from '../../helpers/officeFile.ts'
import { startPayload, type TestPayload } from '../../helpers/startPayload.ts'
import { taskRun } from '../../helpers/taskRun.ts'

type Account = Awaited<ReturnType<TestPayload['account']>>

/** Invented: the area code belongs to nobody. */
const ID_CARD = '11010119900307002X'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

let portal: TestPayload
let db: Db
let people: Record<'editor' | 'operator' | 'reviewer', Account>
let column: string

beforeAll(async () => {
  portal = await startPayload('jobs-uploads')
  db = portal.payload.db.connection.db as unknown as Db
  people = { editor: await portal.account('editor'), operator: await portal.account('operator'), reviewer: await portal.account('reviewer') }
  column = (await portal.payload.create({ collection: 'columns', data: { title: '公告' } })).id
}, 60_000)
afterAll(() => portal.destroy())

const TYPES = { '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${XLSX}.main+xml"/></Types>` }

const sheet = (value: string): Uint8Array => xlsxOf([{ name: '名单', xml: `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>证件号码</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>${value}</t></is></c></row></sheetData>` }], TYPES)

const upload = async (value: string, id = ''): Promise<string> => {
  const form = new FormData()
  form.set('_payload', JSON.stringify({ title: '补贴名单' }))
  form.set('file', new File([new Uint8Array(sheet(value))], '补贴名单.xlsx', { type: XLSX }))
  const { body, status } = await portal.rest(id === '' ? 'POST' : 'PATCH', `/attachments/${id}`, { form, token: people.editor.token })
  expect([status, body.errors?.[0]?.message]).toEqual([id === '' ? 201 : 200, undefined])
  return String(body.doc?.['id'])
}

const run = () => checkUploads({ db, env: readEnv({ DATA_DIR: portal.dataDir }) }, portal.payload).handler(taskRun(new Date()))
const findings = (state: string) => db.collection('findings').find({ rule: 'personal-id-card', state }).toArray()

const step = async (who: Account, id: string, action: string): Promise<[number, string]> => {
  const { rev } = await portal.payload.findByID({ collection: 'news', depth: 0, draft: true, id })
  const { body, status } = await portal.rest('POST', `/news/${id}/${action}`, { body: { comment: '同意', rev }, token: who.token })
  return [status, body.errors?.[0]?.message ?? '']
}

it('finds what an uploaded file holds, keeps it from being published, and lets a mended file pass', async () => {
  const file = await upload(ID_CARD)
  expect(await run()).toEqual({ files: 1, findings: 1 })
  expect(await run()).toEqual({ files: 0, findings: 0 })
  const [finding] = await findings('open')
  expect(finding).toMatchObject({ document: { relationTo: 'attachments' }, evidence: null, nodePath: '名单!A2', severity: 'error' })
  expect(JSON.stringify(finding)).not.toContain(ID_CARD)

  const { body } = await portal.rest('POST', '/news', { body: { attachments: [file], column, title: '关于公布补贴名单的公告' }, token: people.editor.token })
  const id = String(body.doc?.['id'])
  expect(await step(people.editor, id, 'submit')).toEqual([200, ''])
  expect(await step(people.reviewer, id, 'approve')).toEqual([200, ''])
  expect(await step(people.reviewer, id, 'publish')).toEqual([400, expect.stringMatching(/^不能发布：附件中有 1 处错误。补贴名单：.*（名单!A2）。请更换附件后再发布/)])

  await upload('已公示', file)
  expect(await run()).toEqual({ files: 1, findings: 0 })
  expect(await findings('open')).toEqual([])
  expect(await findings('fixed')).toHaveLength(1)
  expect((await step(people.reviewer, id, 'publish'))[0]).not.toBe(400)
}, 60_000)

it('tells of a file that is not where it should be, and forgets one that is deleted', async () => {
  const file = await upload(ID_CARD)
  await run()
  expect(await findings('open')).toHaveLength(1)
  await rm(path.join(portal.dataDir, 'uploads/attachments'), { recursive: true })
  await db.collection<{ at: Date }>('uploadChecks').updateMany({}, { $set: { at: new Date(0) } })
  await run()
  expect(await db.collection('incidents').countDocuments({ source: 'checkUploads', state: 'open', title: '附件文件缺失：补贴名单' })).toBeGreaterThan(0)

  await portal.payload.delete({ collection: 'attachments', id: file })
  await run()
  expect(await findings('open')).toEqual([])
}, 60_000)
