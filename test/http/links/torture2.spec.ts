import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { gradeExam } from '../../fixtures/torture2/gradeExam.ts'
import { type SatExam, sitExam } from '../../fixtures/torture2/sitExam.ts'

describe('the examination site, from the terminal', () => {
  let exam: SatExam

  beforeAll(async () => {
    exam = await sitExam(1)
  }, 120_000)

  afterAll(() => exam.close())

  it('should judge every case as the standards do', () => {
    expect(exam.site.exams.length).toBeGreaterThanOrEqual(250)
    expect(gradeExam(exam.report, exam.site)).toEqual([])
  })

  it('should end with the exit code of a run that found something and lost nothing', () => {
    expect({ code: exam.code, complete: exam.report.complete, cutOff: exam.report.cutOff, incidents: exam.report.incidents }).toEqual({ code: 1, complete: true, cutOff: [], incidents: [] })
  })

  it('should contact no forbidden address and ask nothing more than four times', () => {
    expect(exam.site.sentinel()).toBe(0)
    expect([...exam.site.asked].filter(([, times]) => times > 4)).toEqual([])
  })
})
