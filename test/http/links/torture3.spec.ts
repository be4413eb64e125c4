import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import type { PatrolReport } from '../../../src/links/report.ts'
import { gradeExam } from '../../fixtures/torture2/gradeExam.ts'
import { type ExamSite, startExam } from '../../fixtures/torture2/startExam.ts'
import { THIRD_PAPER } from '../../fixtures/torture3/paper.ts'

const run = (args: readonly string[], ca: string): Promise<number | null> => new Promise((resolve) => {
  spawn(process.execPath, [path.resolve('src/cli/patrol.ts'), ...args], { env: { ...process.env, NODE_EXTRA_CA_CERTS: ca }, stdio: 'ignore' }).once('close', resolve)
})

describe('the third examination, from the terminal', () => {
  let site: ExamSite
  let folder: string
  let report: PatrolReport
  let code: number | null

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'exam3-'))
    site = await startExam(THIRD_PAPER)
    await writeFile(path.join(folder, 'ca.pem'), site.ca)
    code = await run([site.start, '--format', 'json', '--out', folder, '--timeout', '2', ...site.args], path.join(folder, 'ca.pem'))
    report = JSON.parse(await readFile(path.join(folder, 'report.json'), 'utf8')) as PatrolReport
  }, 120_000)

  afterAll(async () => {
    await site.close()
    await rm(folder, { recursive: true })
  })

  it('should judge every case as the standards do', () => {
    expect(site.exams.length).toBeGreaterThan(650)
    expect(gradeExam(report, site)).toEqual([])
  })

  it('should end as a run that found something, lost nothing and asked nobody it must not', () => {
    expect({ code, complete: report.complete, cutOff: report.cutOff, incidents: report.incidents, sentinel: site.sentinel() }).toEqual({ code: 1, complete: true, cutOff: [], incidents: [], sentinel: 0 })
    expect([...site.asked].filter(([, times]) => times > 4)).toEqual([])
  })
})
