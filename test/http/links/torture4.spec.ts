import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { gradeExam } from '../../fixtures/torture2/gradeExam.ts'
import { type SatExam, sitExam } from '../../fixtures/torture2/sitExam.ts'
import { FOURTH_PAPER } from '../../fixtures/torture4/paper.ts'

describe('the fourth examination, from the terminal', () => {
  let exam: SatExam

  beforeAll(async () => {
    exam = await sitExam(2, FOURTH_PAPER)
  }, 120_000)

  afterAll(() => exam.close())

  it('should judge every case as the standards do', () => {
    expect(exam.site.exams.length).toBeGreaterThan(1100)
    expect(gradeExam(exam.report, exam.site)).toEqual([])
  })

  it('should end as a run that found something, lost nothing and asked nobody it must not', () => {
    expect({ code: exam.code, complete: exam.report.complete, cutOff: exam.report.cutOff, incidents: exam.report.incidents, sentinel: exam.site.sentinel() }).toEqual({ code: 1, complete: true, cutOff: [], incidents: [], sentinel: 0 })
    expect([...exam.site.asked].filter(([, times]) => times > 4)).toEqual([])
  })
})
