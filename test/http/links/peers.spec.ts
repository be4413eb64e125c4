import { readFileSync } from 'node:fs'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { PEERS_PAPER } from '../../fixtures/peers/paper.ts'
import { gradeExam } from '../../fixtures/torture2/gradeExam.ts'
import { type SatExam, sitExam } from '../../fixtures/torture2/sitExam.ts'

/** Published fixtures of other checkers, the group of ours that asks the same (`-`: none) and what differs. */
const coverage = readFileSync('test/fixtures/peers/coverage.tsv', 'utf8').trim().split('\n').slice(1).map((row) => row.split('\t'))

describe('what other checkers publish', () => {
  let exam: SatExam

  beforeAll(async () => {
    exam = await sitExam(2, PEERS_PAPER)
  }, 120_000)

  afterAll(() => exam.close())

  it('should be judged as the standards do, in every case', () => {
    expect(exam.site.exams.length).toBeGreaterThan(250)
    expect(gradeExam(exam.report, exam.site)).toEqual([])
  })

  it('should lose nothing and ask nothing more than four times', () => {
    expect({ code: exam.code, complete: exam.report.complete, cutOff: exam.report.cutOff }).toEqual({ code: 1, complete: true, cutOff: [] })
    expect([...exam.site.asked].filter(([, times]) => times > 4)).toEqual([])
  })

  it('should be accounted for: every group covers something, and what is left out has a reason', () => {
    expect(new Set(coverage.map(([, , ours]) => ours))).toEqual(new Set([...Object.keys(PEERS_PAPER.groups), '-']))
    expect(coverage.filter(([, , ours, why]) => ours === '-' && !why)).toEqual([])
  })
})
