import { Readable } from 'node:stream'

import { describe, expect, it } from '@jest/globals'
import { parse as parseCsv } from 'csv-parse/sync'
import { HtmlValidate } from 'html-validate'
import { Parser } from 'htmlparser2'
import readXlsxFile from 'read-excel-file/node'
import { strFromU8, unzipSync } from 'fflate'

import { writeCsv } from '../../../../src/links/writers/writeCsv.ts'
import { writeHtml } from '../../../../src/links/writers/writeHtml.ts'
import { writeJson } from '../../../../src/links/writers/writeJson.ts'
import { writeJunit } from '../../../../src/links/writers/writeJunit.ts'
import { writeXlsx } from '../../../../src/links/writers/writeXlsx.edge.ts'
import type { PatrolReport } from '../../../../src/links/report.ts'
import { comparedReport } from './comparedReport.ts'
import { sampleReport, target } from './sampleReport.ts'

const whole = (chunks: Iterable<string>): string => [...chunks].join('')

const workbook = async (report: PatrolReport): Promise<Buffer> => Buffer.concat(await Readable.from(writeXlsx(report)).toArray())

const validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:document'], rules: { 'long-title': 'off' } })

describe('writeHtml of a compared run', () => {
  const html = whole(writeHtml(comparedReport()))
  it.each([['compared', html], ['first', whole(writeHtml(sampleReport()))], ['empty', whole(writeHtml({ ...sampleReport(), targets: [] }))]])('should be valid HTML: %s', async (_name, markup) => {
    const { results } = await validator.validateString(markup)
    expect(results.flatMap(({ messages }) => messages.map(({ line, message, ruleId }) => `${line} ${ruleId}: ${message}`))).toEqual([])
  })
  it('should tell new, open, gone and unknown', () => {
    expect(html).toMatch(/新增 5.*仍未解决 1.*已消失 1.*本次未查到 1/s)
    expect(html).toContain('上次为失效（域名无法解析）')
  })
  it('should draw every chart and give its figures as a table', () => {
    const seen: string[] = []
    new Parser({ onopentag: (name, { 'aria-label': label, role }) => void (name === 'svg' && role === 'img' && seen.push(label ?? '')) }).end(html)
    expect(seen).toEqual([
      '各结论所占比例', '按结论统计的链接数', '按原因统计的有问题的链接数', '按所在栏目统计的有问题的链接数', '按责任人统计的有问题的链接数', '按目标网站统计的有问题的链接数', '历次巡检中有问题的链接数',
    ])
    expect(html.match(/<table class="figures">/g)).toHaveLength(6)
  })
  it('should load nothing from elsewhere', () => {
    const loaded: string[] = []
    new Parser({ onopentag: (name, { href, src }) => void (src !== undefined || (href !== undefined && name !== 'a') ? loaded.push(`${name} ${src ?? href}`) : 0) }).end(html)
    expect([loaded, html.match(/url\(|@import/g)]).toEqual([[], null])
  })
})

describe('other formats of a compared run', () => {
  it('should write CSV with the change and the former problems', () => {
    const [head, ...rows]: string[][] = parseCsv(whole(writeCsv(comparedReport())), { bom: true })
    expect(head?.slice(-2)).toEqual(['与上次相比', '首次发现'])
    expect(rows.find((row) => row[4] === 'https://www.example.com/gone')?.slice(-2)).toEqual(['仍未解决', '2026-02-01 09:05'])
    expect(rows.slice(-2).map((row) => [row[4], row.at(-2)])).toEqual([['https://www.example.com/mended', '已消失'], ["'=HYPERLINK(\"http://x\")", '本次未查到']])
  })
  it('should write JSON with the comparison', () => {
    expect(JSON.parse(whole(writeJson(comparedReport())))).toMatchObject({ comparison: { open: [{ url: 'https://www.example.com/gone' }] }, trend: { length: 2 }, version: 1 })
  })
  it('should write JUnit with counts as properties and the age in the message', () => {
    const xml = whole(writeJunit(comparedReport()))
    expect(xml).toContain('<property name="gone" value="1"/>')
    expect(xml).toContain('【仍未解决，自 2026-02-01 09:05】')
  })
})

describe('writeXlsx', () => {
  it('should have the sheets of the report, each with headings', async () => {
    const sheets = await readXlsxFile(await workbook(comparedReport()))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['概要', '统计', '问题', '位置', '跳转', '未覆盖', '与上次相比', '历次巡检'])
    expect(sheets.find(({ sheet }) => sheet === '问题')?.data).toHaveLength(1 + 6)
    expect(sheets.find(({ sheet }) => sheet === '未覆盖')?.data[1]).toEqual(['页面数', 'https://portal.hb.cn/cal/2031', 12])
  })
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=cmd|" /C calc"!A0', '\ud800', 'a\u0000b', 'x'.repeat(40_000)])('should hold %j as a text that never runs', async (text) => {
    const place = { attribute: 'href', column: 1, element: 'a', line: 1, page: text, text }
    const files = unzipSync(await workbook({ ...sampleReport(), targets: [target({ places: [place], reason: 'http-404', url: text, verdict: 'broken' })] }))
    const sheets = Object.entries(files).filter(([name]) => name.startsWith('xl/worksheets/')).map(([, bytes]) => strFromU8(bytes))
    expect(sheets.filter((xml) => /<f[ >]/.test(xml))).toEqual([])
    expect(strFromU8(files['xl/styles.xml'] ?? new Uint8Array())).toContain('numFmtId="')
    expect(strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array())).not.toMatch(/[\x00-\x08\x0b\x0c\x0e-\x1f]/)
  })
  it('should keep headings in sight and offer filters', async () => {
    const files = unzipSync(await workbook(comparedReport()))
    const sheets = Object.entries(files).filter(([name]) => name.startsWith('xl/worksheets/sheet')).map(([, bytes]) => strFromU8(bytes))
    expect(sheets.every((xml) => xml.includes('state="frozen"'))).toBe(true)
    expect(sheets.filter((xml) => /<\/sheetData><autoFilter ref="A1:[A-Z]\d+"\/>/.test(xml))).toHaveLength(8)
  })
  it('should write a run without a link', async () => {
    expect(await readXlsxFile(await workbook({ ...sampleReport(), cutOff: [], targets: [] }))).toHaveLength(6)
  })
})
