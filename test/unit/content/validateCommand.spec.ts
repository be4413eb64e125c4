import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { readValidateSettings } from '../../../src/cli/validateSettings.ts'
import type { ContentReport } from '../../../src/content/report/contentReport.ts'
import { docxOf, paragraph, xlsxOf } from '../../helpers/officeFile.ts'

type Result = { code: number | null; stderr: string; stdout: string }

const run = (args: readonly string[]): Promise<Result> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [path.resolve('src/cli/validate.ts'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    const result: Result = { code: null, stderr: '', stdout: '' }
    child.stdout.on('data', (chunk: Buffer) => (result.stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (result.stderr += chunk.toString()))
    child.once('close', (code) => resolve({ ...result, code }))
  })

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  '.git/config': 'x',
  'app.js': 'alert(1)',
  'attachments/名单.xlsx': xlsxOf([{ name: '名单', state: 'hidden', xml: '<sheetData><row r="7"><c r="B7"><v>13800138000</v></c></row></sheetData>' }]),
  'attachments/坏.pdf': '%PDF-1.7',
  'attachments/申请表.docx': docxOf(paragraph('申请人电话 13800138000')),
  'clean.html': '<h2>一、总则</h2>\n<p>正文在此，见附件<a href="attachments/申请表.docx">查验免收费申请表</a>。</p>\n',
  'faulty.html': '<h2>一、总则</h2>\r\n<p>电话&nbsp;138<b>0013</b>8000</p>\n',
  'note.md': '---\ntitle: 关于试点的通知\ncolumn: 通知公告\ndate: 2026-03-01\nsource: 湖北省商务厅\n---\n\n正文第一段。\n\n- 电话 13800138000\n',
}

describe('npm run validate', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'validate-'))
    for (const [name, content] of Object.entries(FILES)) {
      await mkdir(path.join(folder, path.dirname(name)), { recursive: true })
      await writeFile(path.join(folder, name), content)
    }
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('lists every document and attachment with exact places, and names what it skips', async () => {
    const { code, stdout } = await run([folder, '--format', 'json'])
    const report = JSON.parse(stdout) as ContentReport
    expect(code).toBe(1)
    expect(report).toMatchObject({ complete: true, summary: { attachments: 3, documents: 3, skipped: 2 }, version: 1 })
    expect(report.skipped.map(({ path: skipped }) => skipped).toSorted()).toEqual(['.git', 'app.js'])
    const mobiles = report.documents.flatMap((document) => document.findings.filter(({ rule }) => rule === 'personal-mobile').map(({ place, text }) => [document.path, document.kind, place.line, place.column, place.path, text]))
    expect(mobiles).toEqual([
      ['attachments/名单.xlsx', 'attachment', null, null, '名单!B7', '138****8000'],
      ['attachments/申请表.docx', 'attachment', null, null, 'body/p[1]', '138****8000'],
      ['faulty.html', 'document', 2, 12, 'body/p[1]', '138****8000'],
      ['note.md', 'document', 10, 6, 'body/ul[1]/li[1]', '138****8000'],
    ])
    expect(report.documents.find(({ path: name }) => name === 'attachments/坏.pdf')?.findings.map(({ rule }) => rule)).toEqual(['attachment-opens'])
    expect(report.documents.find(({ path: name }) => name === 'clean.html')?.findings).toEqual([])
    expect(stdout).not.toContain('13800138000')
  })

  it('writes all formats, and ends with 0 where nothing reaches the limit', async () => {
    const out = path.join(folder, '..', `${path.basename(folder)}-out`)
    const { code } = await run([path.join(folder, 'clean.html'), '--format', 'html,json,csv,junit', '--out', out, '--fail-on', 'hint'])
    expect(code).toBe(0)
    expect((await readdir(out)).toSorted()).toEqual(['report.csv', 'report.html', 'report.json', 'report.xml'])
    expect(await readFile(path.join(out, 'report.xml'), 'utf8')).toContain('<testcase classname="document" name="clean.html"/>')
    await rm(out, { recursive: true })
  })

  it('ends with 2 and one clear line where it cannot run', async () => {
    const { code, stderr, stdout } = await run(['/nowhere/at/all'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^找不到或无法读取“\/nowhere\/at\/all”.*\n$/)
  })

  it.each([
    [[], '请给出要检查的文件或文件夹'], [['.', '--format', 'pdf'], '--format'], [['.', '--fail-on', 'x'], '--fail-on'], [['.', '--nope'], '--nope'],
    [['.', '--database'], '--database'], [['.', '--config', '/nowhere'], '无法读取配置文件'],
  ])('refuses %j', async (args, words) => expect(readValidateSettings(args)).rejects.toThrow(words))
})
