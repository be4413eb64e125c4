import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, expect, it } from '@jest/globals'

import { checkFiles } from '../../../src/content/checkFiles.edge.ts'
import { docxOf, paragraph, relation } from '../../helpers/officeFile.ts'

const UNTITLED = docxOf(paragraph('申请单位应当如实填写。'))
const picture = '<w:p><w:r><w:drawing><wp:docPr id="1" name="a" descr="办事大厅三号窗口"/><a:blip r:embed="r2"/></w:drawing></w:r></w:p>'

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  '1.docx': docxOf(paragraph('关于试点的说明', 'a5') + paragraph('正文。')),
  'files/1.docx': UNTITLED,
  'files/申请表.docx': docxOf(paragraph('单位名称') + '<w:p/>' + `<w:tbl><w:tr><w:tc>${paragraph('姓名')}</w:tc><w:tc>${paragraph('单位')}</w:tc></w:tr><w:tr><w:tc>${paragraph('甲')}</w:tc><w:tc>${paragraph('乙')}</w:tc></w:tr></w:tbl>`),
  'macros.docm': UNTITLED,
  'picture.docx': docxOf(paragraph('关于办事大厅的说明', 'a5') + picture, { parts: { 'word/media/image1.png': 'x' }, relations: [relation('r2', 'image', 'media/image1.png')] }),
  'blank.docx': UNTITLED,
  '新建 Microsoft Word 文档.docx': docxOf(paragraph('关于试点的又一说明', 'a5') + paragraph('另一段正文。')),
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'check-'))
  await mkdir(path.join(folder, 'files'))
  for (const [name, content] of Object.entries(FILES)) await writeFile(path.join(folder, name), content)
})
afterAll(() => rm(folder, { recursive: true }))

it('takes a docx for an article, and among attachments for what it is', async () => {
  const { documents } = await checkFiles({ now: new Date('2026-11-24T02:00:00Z'), ownHosts: new Set(), paths: [folder] })
  expect(Object.fromEntries(documents.map(({ findings, path: name }) => [name, findings.map(({ rule }) => rule)]))).toEqual({
    '1.docx': [], 'files/1.docx': ['attachment-name'], 'files/申请表.docx': [], 'macros.docm': [], 'picture.docx': [], 'blank.docx': ['title-length'],
    '新建 Microsoft Word 文档.docx': ['attachment-name'],
  })
})
