import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { normaliseUrl } from '../../../src/links/normaliseUrl.ts'
import { patrol } from '../../../src/links/patrol.ts'
import type { PatrolReport } from '../../../src/links/report.ts'
import { startTorture, type Torture } from '../../fixtures/torture/startTorture.ts'

let torture: Torture
let report: PatrolReport

beforeAll(async () => {
  torture = await startTorture()
  report = await patrol({ url: `${torture.origin}/`, allow: torture.allow, timeoutMs: 1500 })
}, 120_000)

afterAll(() => torture.close())

describe('the torture site', () => {
  it('should have at least 150 cases, every one judged by verdict and reason', () => {
    expect(torture.cases.length).toBeGreaterThanOrEqual(150)
    const byUrl = new Map(report.targets.map((target) => [target.url, target]))
    const wrong = torture.cases.flatMap(({ href, at, verdict, reason }) => {
      const target = byUrl.get(at ?? normaliseUrl(href, `${torture.origin}/`).url)
      const said = target ? `${target.verdict} ${target.reason}` : 'not reported'
      return said === `${verdict} ${reason}` ? [] : [`${href}: ${verdict} ${reason}, said ${said} ${target?.evidence.join('; ') ?? ''}`]
    })
    expect(wrong).toEqual([])
  })

  it('should never contact the sentinel, nor what robots.txt closes', () => {
    expect(torture.sentinelConnections()).toBe(0)
    expect([...torture.asked.keys()].filter((key) => key.includes('robots-private'))).toEqual([])
  })

  it('should ask no URL more than four times', () => {
    expect([...torture.asked].filter(([, times]) => times > 4)).toEqual([])
  })

  it('should be a report of the agreed shape', () => {
    expect(report.complete).toBe(true)
    expect(report.summary.targets).toBe(report.targets.length)
    expect(Object.values(report.summary.byVerdict).reduce((sum, count) => sum + count, 0)).toBe(report.targets.length)
  })
})
