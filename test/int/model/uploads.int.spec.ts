import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'

import { pdfOf } from '../../helpers/pdfOf.ts'
import { type RestAnswer, startPayload, type TestPayload } from '../../helpers/startPayload.ts'

let portal: TestPayload
let token: string
let png: Buffer

const upload = async (slug: 'attachments' | 'media', name: string, content: { data: Buffer | Uint8Array; type: string }): Promise<RestAnswer> => {
  const form = new FormData()
  form.set('_payload', JSON.stringify(slug === 'media' ? { alt: '替代文字' } : { title: '附件' }))
  form.set('file', new File([new Uint8Array(content.data)], name, { type: content.type }))
  return portal.rest('POST', `/${slug}`, { form, token })
}
const message = ({ body }: RestAnswer): string => body.errors?.[0]?.message ?? ''
const files = (slug: string): string[] => {
  const folder = path.join(portal.dataDir, 'uploads', slug)
  return existsSync(folder) ? readdirSync(folder) : []
}

const docx = zipSync({
  '[Content_Types].xml': strToU8(
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
  'word/document.xml': strToU8('<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'),
})
const makePdf = (): Promise<Buffer> => pdfOf((pdf) => pdf.text('notice'))
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')

beforeAll(async () => {
  portal = await startPayload('model-uploads')
  token = (await portal.account('editor')).token
  png = await sharp({ create: { background: '#36c', channels: 3, height: 900, width: 1600 } }).png().toBuffer()
}, 60_000)

afterAll(async () => portal.destroy())

it('should make the sizes of a picture in WebP and AVIF and keep its Chinese name', async () => {
  const { body, status } = await upload('media', '集装箱堆场.png', { data: png, type: 'image/png' })
  expect([status, body.doc?.['filename']]).toEqual([201, '集装箱堆场.png'])
  const sizes = body.doc?.['sizes'] as Record<string, { mimeType: string; width: number }>
  expect(Object.fromEntries(Object.entries(sizes).map(([name, { mimeType, width }]) => [name, `${mimeType} ${width}`]))).toEqual({
    card: 'image/webp 640', thumbnail: 'image/webp 320', wide: 'image/webp 1280', wideAvif: 'image/avif 1280',
  })
})

it.each<['attachments', string, () => Promise<Buffer> | Uint8Array, string]>([
  ['attachments', '通知.docx', () => docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['attachments', '公告.pdf', makePdf, 'application/pdf'],
  ['attachments', '名单.csv', () => Buffer.from('名称,数量\n武汉,3\n'), 'text/csv'],
])('should take into %s the file %s', async (...[slug, name, make, type]) => {
  const answer = await upload(slug, name, { data: await make(), type })
  expect([answer.status, message(answer), answer.body.doc?.['filename']]).toEqual([201, '', name])
})

it.each<['attachments' | 'media', string, () => Buffer | Promise<Buffer>, string]>([
  ['media', 'a.svg', () => svg, 'image/svg+xml'],
  ['media', 'a.png', () => svg, 'image/png'],
  ['media', 'a.png', () => Buffer.from('<!DOCTYPE html><script>1</script>'), 'image/png'],
  ['media', 'a.jpg', () => png, 'image/jpeg'],
  ['media', 'a.png', () => png.subarray(0, 20), 'image/png'],
  ['media', 'a.png', () => Buffer.alloc(0), 'image/png'],
  ['media', 'bomb.png', () => sharp({ create: { background: '#fff', channels: 3, height: 9000, width: 9000 } }).png().toBuffer(), 'image/png'],
  ['media', 'big.png', () => Buffer.concat([png, Buffer.alloc(10_000_001)]), 'image/png'],
  ['attachments', 'a.html', () => Buffer.from('<html></html>'), 'text/html'],
  ['attachments', 'a.txt', () => Buffer.from('\uFEFF <HTML><script>1</script>'), 'text/plain'],
  ['attachments', 'a.csv', () => Buffer.from('<?xml version="1.0"?><x/>'), 'text/csv'],
  ['attachments', 'a.pdf', () => Buffer.from('MZ\u0090\u0000'), 'application/pdf'],
  ['attachments', 'a.docx', () => Buffer.from(zipSync({ 'x.txt': strToU8('x') })), 'application/zip'],
  ['attachments', 'a.exe', () => Buffer.from('MZ'), 'application/pdf'],
])('should refuse in %s the file %s (%#), saying why, and store nothing', async (...[slug, name, make, type]) => {
  const before = files(slug)
  const answer = await upload(slug, name, { data: await make(), type })
  expect([answer.status, message(answer)]).toEqual([400, expect.stringMatching(/\p{Script=Han}/u)])
  expect(files(slug)).toEqual(before)
})

it('should write nothing outside the folder, whatever the name', async () => {
  for (const name of ['../../outside.txt', '..\\outside.txt', '/tmp/outside.txt', `${'长'.repeat(200)}.txt`, 'a\u202Etxt.txt']) {
    const answer = await upload('attachments', name, { data: Buffer.from('内容'), type: 'text/plain' })
    expect([name, answer.status, Buffer.byteLength(String(answer.body.doc?.['filename'])) <= 210]).toEqual([name, 201, true])
  }
  expect(readdirSync(portal.dataDir)).toEqual(['uploads'])
  expect(readdirSync(path.join(portal.dataDir, 'uploads')).sort()).toEqual(['attachments', 'media'])
})
