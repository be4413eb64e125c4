import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import type { PatrolReport } from '../../../src/links/report.ts'
import { withServer } from '../../helpers/withServer.ts'
import { type Handler, html, page } from './site.ts'

type Result = { code: number | null; stdout: string; stderr: string }

const COMMAND = path.resolve('src/cli/patrol.ts')

/** Runs the command; `onProgress` may end it once it has told its first progress. */
const run = (args: string[], onProgress?: (stop: () => void) => void): Promise<Result> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [COMMAND, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    const result: Result = { code: null, stdout: '', stderr: '' }
    child.stdout.on('data', (chunk: Buffer) => (result.stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => {
      const isFirst = !result.stderr.includes('已读页面')
      result.stderr += chunk.toString()
      if (isFirst && result.stderr.includes('已读页面')) onProgress?.(() => void child.kill('SIGINT'))
    })
    child.once('close', (code) => resolve({ ...result, code }))
  })

const healthy: Handler = (request, response) => (request.url === '/' ? html(page('首页', '<a href="/">首页</a>'))(request, response) : void response.writeHead(404).end())
const broken: Handler = (request, response) => (request.url === '/' ? html(page('首页', '<a href="/x">坏</a>'))(request, response) : void response.writeHead(404).end())
const slow: Handler = (request, response) => {
  const number = Number(/\d+$/.exec(request.url ?? '')?.[0] ?? 0)
  const links = Array.from({ length: 20 }, (_, index) => `<a href="/p${number * 20 + index}">p</a>`).join('')
  setTimeout(() => html(page(`第 ${number} 页`, links))(request, response), 100)
}

describe('npm run patrol', () => {
  let out: string
  beforeAll(async () => {
    out = await mkdtemp(path.join(tmpdir(), 'patrol-'))
  })
  afterAll(() => rm(out, { recursive: true }))

  it('should exit 0 on a clean site and print one format to standard output', () =>
    withServer(healthy, async ({ origin }) => {
      const { code, stdout } = await run([origin, '--format', 'json'])
      expect(code).toBe(0)
      expect(JSON.parse(stdout)).toMatchObject({ version: 1, complete: true, summary: { pages: 1, targets: 1, byVerdict: { ok: 1 } } })
    }))

  it('should exit 1 on a broken link, 0 with --fail-on never, and write all formats', () =>
    withServer(broken, async ({ origin }) => {
      expect((await run([origin, '--format', 'html,json,csv,junit', '--out', out])).code).toBe(1)
      expect((await readdir(out)).toSorted()).toEqual(['report.csv', 'report.html', 'report.json', 'report.xml'])
      expect((await run([origin, '--format', 'csv', '--fail-on', 'never'])).code).toBe(0)
    }))

  it('should write a spreadsheet, and compare with an earlier report', () =>
    withServer(broken, async ({ origin }) => {
      const again = path.join(out, 'again')
      await run([origin, '--format', 'json', '--out', out])
      const { stderr } = await run([origin, '--format', 'json,xlsx,html', '--out', again, '--compare', path.join(out, 'report.json')])
      expect((await readdir(again)).toSorted()).toEqual(['report.html', 'report.json', 'report.xlsx'])
      expect(stderr).toContain('新增 0，仍未解决 1，已消失 0')
      expect(JSON.parse(await readFile(path.join(again, 'report.json'), 'utf8'))).toMatchObject({ comparison: { gone: [], new: [], open: [{ url: `${origin}/x` }] }, trend: { length: 2 } })
      expect((await run(['http://other.example.cn/', '--compare', path.join(out, 'report.json')])).stderr).toContain('不能与')
    }))

  it('should write a partial report and exit 130 on Ctrl-C', () =>
    withServer(slow, async ({ origin }) => {
      const { code } = await run([origin, '--format', 'json', '--out', out], (stop) => stop())
      const report = JSON.parse(await readFile(path.join(out, 'report.json'), 'utf8')) as PatrolReport
      expect(code).toBe(130)
      expect(report).toMatchObject({ complete: false, cutOff: [{ limit: 'interrupted' }] })
      expect(report.summary.pages).toBeGreaterThan(1)
    }))

  it.each([
    [['nonsense'], '不是可巡检的网址'],
    [[], '请给出要巡检的网址'],
    [['http://127.0.0.1:9/'], '无法巡检'],
    [['http://a.cn/', '--format', 'pdf'], '--format'],
    [['http://a.cn/', '--concurrency', '0'], '--concurrency'],
        [['http://a.cn/', '--surprise'], '--surprise'],
    [['http://a.cn/', '--config', '/none.yml'], '/none.yml'],
    [['http://a.cn/', '--compare', '/none.json'], '读不到用于比较的报告'],
    [['http://a.cn/', '--compare', COMMAND], '不是 JSON 文件'],
    [['http://a.cn/', '--compare', path.resolve('package.json')], '不是巡检报告'],
  ])('should exit 2 with one clear line for %j', async (args, part) => {
    const { code, stderr } = await run(args)
    expect(code).toBe(2)
    expect(stderr).toContain(part)
    expect(stderr).not.toMatch(/\n\s+at /)
  })
})
