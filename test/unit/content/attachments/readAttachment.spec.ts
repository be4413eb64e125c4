import { Buffer } from 'node:buffer'

import { describe, expect, it } from '@jest/globals'
import { zipSync } from 'fflate'

import { readAttachment } from '../../../../src/content/attachments/readAttachment.edge.ts'
import { contentView } from '../../../../src/content/model/contentView.ts'
import { SOUND_FILE } from '../../../../src/content/rules/attachmentRule.ts'
import { ATTACHMENT_RULES, checkAttachment } from '../../../../src/content/rules/attachmentRules.ts'
import { docxOf, paragraph, relation, xlsxOf, zipOf } from '../../../helpers/officeFile.ts'
import { pdfOf } from '../../../helpers/pdfOf.ts'

/** Rules that find a file wrong. */
const rulesOf = async (path: string, bytes: Uint8Array): Promise<string[]> => checkAttachment((await readAttachment({ bytes, path })).facts).map(({ rule }) => rule)

const whole = docxOf(paragraph('正文'))
const sheet = xlsxOf([{ name: 'S', xml: '<sheetData><row><c t="str"><v>甲</v></c></row></sheetData>' }])
const ole = (words: string): Buffer => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(22), Buffer.from([9, 0]), Buffer.alloc(3_000), Buffer.from(words, 'utf16le')])
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

/** The archive with the declared size of its first entry overwritten in both places. */
const lying = (bytes: Uint8Array, size: number): Uint8Array => {
  const copy = Buffer.from(bytes)
  copy.writeUInt32LE(size, copy.indexOf(Buffer.from('504b0102', 'hex')) + 24)
  return copy
}

describe('readAttachment: files as a whole', () => {
  it.each([
    ['通知.docx', whole, []], ['名单.xlsx', sheet, []], ['旧文.doc', ole('x'), []], ['图.png', png, []], ['说明.txt', Buffer.from('文字'), []],
    ['包.zip', zipOf({ 'a.txt': 'a' }), []],
    ['空.pdf', Buffer.alloc(0), ['attachment-empty']], ['空白.docx', docxOf('<w:p/>'), ['attachment-empty']], ['空表.xlsx', xlsxOf([{ name: 'S', xml: '' }]), ['attachment-empty']],
    ['断.docx', whole.subarray(0, whole.length - 40), ['attachment-opens']], ['断.png', png.subarray(0, 40), ['attachment-opens']],
    ['断.doc', ole('x').subarray(0, 700), ['attachment-opens']],
    ['锁.docx', ole('EncryptedPackage'), ['attachment-opens']], ['宏.doc', ole('_VBA_PROJECT'), ['attachment-macro']],
    ['坏.pdf', Buffer.from('%PDF-1.7\nxx\nstartxref\n0\n%%EOF'), ['attachment-opens']], ['断.pdf', Buffer.from('%PDF-1.7\n1 0 obj'), ['attachment-opens']],
    ['其实是旧文.docx', ole('x'), ['attachment-type']], ['其实是表.docx', sheet, ['attachment-type']], ['其实是包.docx', zipOf({ 'a.txt': 'a' }), ['attachment-type']],
    ['其实是网页.docx', Buffer.from('<!DOCTYPE html><html></html>'), ['attachment-type']], ['其实是文档.pdf', whole, ['attachment-type']], ['其实是新文.doc', whole, ['attachment-type']],
    ['其实是程序.txt', Buffer.from('MZ\x90\x00'), ['attachment-type']], ['其实是图.pdf', png, ['attachment-type']], ['其实是另一种图.jpg', png, ['attachment-type']],
    ['宏.docx', docxOf(paragraph('甲'), { parts: { 'word/vbaProject.bin': 'x' } }), ['attachment-macro']],
    ['嵌.docx', docxOf(paragraph('甲'), { parts: { 'word/embeddings/oleObject1.bin': 'x' } }), ['attachment-embedded']],
    ['外.docx', docxOf(paragraph('甲'), { relations: [relation('r9', 'attachedTemplate', 'http://evil.example/t.dotm')] }), ['attachment-embedded']],
    ['本机模板.docx', docxOf(paragraph('甲'), { relations: [relation('r9', 'attachedTemplate', 'file:///C:/Normal.dotm')] }), []],
  ])('%s', async (path, bytes, rules) => expect(await rulesOf(path, bytes)).toEqual(rules))

  it.each([
    ['a ratio no document has', zipSync({ 'word/document.xml': new Uint8Array(20_000_000) })],
    ['a declared size beyond all measure', lying(whole, 3_000_000_000)],
    ['an entry larger than it declares', lying(zipSync({ 'a.xml': new Uint8Array(900_000) }), 100)],
    ['an archive that would burst inside another', zipSync({ 'b.zip': [zipSync({ 'c.txt': new Uint8Array(20_000_000) }), { level: 0 }] })],
  ])('refuses %s', async (_, bytes) => expect(await rulesOf('弹.zip', bytes)).toEqual(['attachment-bomb']))

  it('opens pdf files, with a password only where none is asked for', async () => {
    expect(await rulesOf('文.pdf', await pdfOf((page) => page.text('Hello')))).toEqual([])
    expect(await rulesOf('锁.pdf', await pdfOf((page) => page.text('Hello'), { userPassword: 'secret' }))).toEqual(['attachment-opens'])
    expect(await rulesOf('空白.pdf', await pdfOf(() => undefined))).toEqual(['attachment-empty'])
    expect(await rulesOf('合同.pdf', await pdfOf((page) => page.image(png, 0, 0)))).toEqual([])
  })

  it('never throws, whatever the bytes', async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const bytes = Buffer.from(seed % 2 ? whole : sheet)
      for (let at = seed * 7; at < bytes.length; at += 97) bytes[at] = (at * seed) % 256
      expect(await rulesOf(seed % 2 ? 'a.docx' : 'a.xlsx', bytes)).toBeInstanceOf(Array)
    }
  })
})

describe('readAttachment: text of a pdf', () => {
  it('names the page, and joins numbers and words cut over pieces', async () => {
    const bytes = await pdfOf((page) => {
      page.text('Tel 138', 72, 72, { continued: true }).text('00138000')
      page.addPage().text('second')
    })
    const { document } = await readAttachment({ bytes, path: 'a.pdf' })
    expect(document && contentView(document).blocks.map(({ place, text }) => `${place.path} ${text}`)).toEqual(['page 1 Tel 13800138000', 'page 2 second'])
  })
})

describe('readAttachment: numbers over two lines of a pdf', () => {
  it.each([
    ['an identity number', ['11010519491', '231002X'], ['11010519491231002X']],
    ['a mobile number', ['Tel 1380', '0138000'], ['Tel 13800138000']],
    ['two mobile numbers', ['13800138000', '13900139000'], ['13800138000', '13900139000']],
    ['other figures', ['2025', '2026'], ['2025', '2026']],
  ])('reads %s', async (...[, lines, blocks]) => {
    const bytes = await pdfOf((page) => {
      for (const line of lines) page.text(line)
      page.moveDown(4).text('a line that is far wider than those above it')
    })
    const { document } = await readAttachment({ bytes, path: 'a.pdf' })
    expect(document && contentView(document).blocks.map(({ text }) => text).slice(0, -1)).toEqual(blocks)
  })
})

describe('attachment rules', () => {
  it.each(ATTACHMENT_RULES.map((rule) => [rule.id, rule] as const))('%s does what its examples say', (_, { check, doc }) => {
    expect(doc.examples.map(({ facts }) => check({ ...SOUND_FILE, ...facts }) !== null)).toEqual(doc.examples.map(({ hit }) => hit))
  })

  it.each([
    '查验免收费政策解读', '附件1 外贸企业名单', '附件：申请表', '2026年1-3月统计表', '关于开展“单一窗口”培训的通知', 'ATA单证册', '鄂商务发〔2026〕12号', 'covid-19 notice', 'RCEP原产地证书样本', '联通', 'Form A', '标准版', 'AEO', '政策解读（二）', '副本管理办法解读', '关于复制推广改革经验的通知', '锅炉', 'Café résumé', '湖北省“十四五”外贸发展规划', '關於開展培訓的通知',
  ])('lets the name %s pass', (stem) => expect(checkAttachment({ ...SOUND_FILE, name: `${stem}.docx` })).toEqual([]))

  it.each(['椤圭洰鐢虫姤琛', 'ÏîÄ¿Éê±¨±í', '未命名', '附件', '附件（2）', '文档1', 'Doc1', '微信图片_20260301', 'P020260301123456789012', '1', '#U9879#U76ee', '???', '20260917', 'aaa', 'test', '通知(1)', '通知 - 副本', '复件 通知', 'Copy of plan'])('finds the name %s wrong', (stem) =>
    expect(checkAttachment({ ...SOUND_FILE, name: `${stem}.docx` })).toHaveLength(1))
})
