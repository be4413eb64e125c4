import { describe, expect, it } from '@jest/globals'
import { HtmlValidate } from 'html-validate'

import { forecastOf, howComputed } from '../../../src/inspection/explainRule.ts'
import type { ColumnFacts, InspectionFacts } from '../../../src/inspection/facts.ts'
import { judgeDay } from '../../../src/inspection/judgeDay.ts'
import { DEFAULT_PROFILE } from '../../../src/inspection/profile.ts'
import type { InspectionReport, TrendDay } from '../../../src/inspection/report/inspectionReport.ts'
import { writeInspectionCsv } from '../../../src/inspection/report/writeInspectionCsv.ts'
import { writeInspectionHtml } from '../../../src/inspection/report/writeInspectionHtml.ts'

const DAY = '2026-11-24'
const EVIL = '=cmd|<script>alert(1)</script>'

const column = (id: string, lastDay: string): ColumnFacts => ({ class: 'dynamic', exempt: false, firstLevel: true, id, items: 3, lastDay, path: id, title: id })
const facts = (columns: ColumnFacts[]): InspectionFacts =>
  ({ columns, dataDay: DAY, day: DAY, deadLinks: { home: [{ detail: EVIL, page: '/' }], other: [] }, homeDay: DAY, messages: null, pageTags: [], probes: { failed: 0, total: 1_000 } })
const verdict = judgeDay(DEFAULT_PROFILE, facts(['甲', '乙', '丙', '丁', '戊'].map((id, at) => column(id, `2026-11-1${at + 1}`))))
const ruleOf = (key: string) => {
  const rule = verdict.rules.find((one) => one.key === key)
  if (!rule) throw new Error(key)
  return rule
}
const trend: TrendDay[] = [{ breached: 0, day: '2026-11-22', outcome: 'passed', score: 100 }, { breached: 2, day: '2026-11-23', outcome: 'vetoed', score: 91.5 }, { breached: 1, day: DAY, outcome: 'passed', score: verdict.score }]
const report: InspectionReport = { ...verdict, madeAt: new Date('2026-11-24T02:00:00Z'), site: 'https://www.example.com', trend }

describe('what is said of a rule', () => {
  it('names the day and what would have to be renewed', () => {
    expect(forecastOf(ruleOf('columns-stale'))).toBe('将在 2026-11-30 不合格，除非此前甲（甲）、乙（乙）、丙（丙）等 5 处中至少更新 1 处')
    expect(forecastOf(ruleOf('home-stale'))).toBe('将在 2026-12-09 不合格，除非此前首页更新')
    expect(forecastOf(ruleOf('dead-link-home'))).toBeNull()
    expect(forecastOf(ruleOf('messages-unanswered'))).toBeNull()
  })

  it('asks for as many as keep the count below the limit', () => {
    const said = (key: string, days: string[], kind: ColumnFacts['class']) => {
      const columns = days.map((lastDay, at) => ({ ...column(`栏目${at}`, lastDay), class: kind }))
      const rule = judgeDay(DEFAULT_PROFILE, facts(columns)).rules.find((one) => one.key === key)
      return rule ? forecastOf(rule) : null
    }
    expect(said('columns-stale', ['2026-11-12', '2026-11-12', '2026-11-12', '2026-11-15', '2026-11-15', '2026-11-15', '2026-11-20'], 'dynamic')).toMatch(/^将在 2026-11-30 不合格.*等 6 处中至少更新 2 处$/)
    expect(said('policy-stale', ['2026-06-01', '2026-06-01', '2026-07-01'], 'policy')).toBe('将在 2026-12-02 不合格，除非此前栏目0（栏目0）、栏目1（栏目1）都更新')
  })

  it('tells how every rule is computed, with the thresholds of that day', () => {
    for (const rule of verdict.rules) expect(howComputed(rule)).toMatch(/^\p{Script=Han}.{15,}/u)
    expect(howComputed(ruleOf('columns-stale'))).toMatch(/14 天.*6 个月.*5 个/)
    expect(howComputed({ key: 'home-stale' })).toContain('没有随结论留存')
  })
})

describe('the report', () => {
  it('is valid HTML with the trend, the forecast, the source, and nothing that runs', async () => {
    const html = writeInspectionHtml(report)
    const checked = await new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off', 'no-inline-style': 'off' } }).validateString(html)
    expect(checked.results.flatMap(({ messages }) => messages.map(({ message, ruleId }) => `${ruleId}: ${message}`))).toEqual([])
    expect(html).toContain('将在 2026-11-30 不合格')
    expect(html).toContain('尚未核对原文')
    expect(html.match(/<circle /g)).toHaveLength(3)
    expect(html).not.toContain('<script')
    expect(html.indexOf('首页断链')).toBeLessThan(html.indexOf('栏目不更新'))
  })

  it('runs no formula as CSV, and has a row for each piece of evidence', () => {
    const csv = writeInspectionCsv(report)
    expect(csv).toContain(`"'${EVIL}"`)
    expect(csv.split('\r\n').filter((line) => line.includes('栏目不更新'))).toHaveLength(5)
  })

  it('draws a trend of one day, and of none', () => {
    expect(writeInspectionHtml({ ...report, trend: trend.slice(0, 1) })).not.toContain('<svg')
    expect(writeInspectionHtml({ ...report, trend: [] })).not.toContain('NaN')
  })
})
