import { describe, expect, it } from '@jest/globals'

import type { ColumnClass, ColumnFacts, InspectionFacts } from '../../../src/inspection/facts.ts'
import { judgeDay } from '../../../src/inspection/judgeDay.ts'
import { DEFAULT_PROFILE, type InspectionKey } from '../../../src/inspection/profile.ts'
import type { RuleVerdict } from '../../../src/inspection/verdict.ts'
import { addDays } from '../../../src/shared/workingDays.ts'

const DAY = '2026-11-24'

const column = (id: string, kind: ColumnClass, last: string | null | Partial<ColumnFacts>): ColumnFacts =>
  ({ class: kind, exempt: false, firstLevel: true, id, items: 3, lastDay: null, path: id, title: `栏目${id}`, ...(typeof last === 'object' ? last : { lastDay: last }) })

const facts = (extra: Partial<InspectionFacts> = {}): InspectionFacts =>
  ({ columns: [], dataDay: DAY, day: DAY, deadLinks: { home: [], other: [] }, homeDay: DAY, messages: [], pageTags: [], probes: { failed: 0, total: 1_000 }, ...extra })

const rule = (key: InspectionKey, given: InspectionFacts): RuleVerdict => {
  const found = judgeDay(DEFAULT_PROFILE, given).rules.find((one) => one.key === key)
  if (!found) throw new Error(`no rule ${key}`)
  return found
}

/** Four columns of news that stand still since `lastDay`, and one first-level column of notices. */
const standing = (lastDay: string, notice: string): ColumnFacts[] =>
  [...['a', 'b', 'c', 'd'].map((id) => column(id, 'dynamic', lastDay)), column('e', 'notice', notice), column('f', 'dynamic', DAY)]

describe('judgeDay', () => {
  it('passes a site where all is fresh', () => {
    expect(judgeDay(DEFAULT_PROFILE, facts({ columns: [column('a', 'dynamic', DAY)] }))).toMatchObject({ outcome: 'passed', score: 100 })
  })

  it('vetoes at exactly five standing columns, four of news and one of notices', () => {
    const columns = standing('2026-11-09', '2026-05-23')
    expect(judgeDay(DEFAULT_PROFILE, facts({ columns })).outcome).toBe('vetoed')
    expect(rule('columns-stale', facts({ columns }))).toMatchObject({ breachesOn: null, distance: 0, state: 'breached' })
  })

  it.each(['a', 'e'])('is cleared by one publication in column %s', (id) => {
    const columns = standing('2026-11-09', '2026-05-23').map((one) => (one.id === id ? { ...one, lastDay: DAY } : one))
    expect(rule('columns-stale', facts({ columns }))).toMatchObject({ distance: 1, state: 'passed' })
    expect(judgeDay(DEFAULT_PROFILE, facts({ columns })).outcome).toBe('passed')
  })

  it('names the very day the state flips', () => {
    const columns = [...standing('2026-11-09', '2026-06-10')]
    const forecast = rule('columns-stale', facts({ columns })).breachesOn
    expect(forecast).toBe('2026-12-09')
    const flips = Array.from({ length: 60 }, (_, ahead) => addDays(DAY, ahead)).find((day) => rule('columns-stale', facts({ columns, day })).state === 'breached')
    expect(flips).toBe(forecast)
  })

  it.each([
    ['2026-11-10', false], ['2026-11-09', true],
  ])('a column of news last updated on %s is stale: %s', (lastDay, stale) => {
    const [evidence] = rule('columns-stale', facts({ columns: [column('a', 'dynamic', lastDay)] })).evidence
    expect(evidence?.breachesOn === null).toBe(stale)
  })

  it.each([
    ['2026-05-24', false], ['2026-05-23', true],
  ])('a column of notices last updated on %s is stale: %s', (lastDay, stale) => {
    const [evidence] = rule('columns-stale', facts({ columns: [column('a', 'notice', lastDay)] })).evidence
    expect(evidence?.breachesOn === null).toBe(stale)
  })

  it('counts content without a shown date as not updated, leaves exempt and lower columns of notices out', () => {
    const columns = [column('a', 'dynamic', null), column('b', 'dynamic', { exempt: true }), column('c', 'notice', { firstLevel: false, lastDay: '2020-01-01' }), column('d', 'other', '2020-01-01')]
    expect(rule('columns-stale', facts({ columns })).distance).toBe(4)
    expect(rule('columns-overdue', facts({ columns })).distance).toBe(7)
  })

  it('vetoes at five blank columns, not at four', () => {
    const blank = (count: number) => Array.from({ length: count }, (_, at) => column(String(at), 'other', { items: 0 }))
    expect(rule('columns-blank', facts({ columns: blank(4) })).state).toBe('passed')
    expect(rule('columns-blank', facts({ columns: blank(5) })).state).toBe('breached')
  })

  it.each([
    [{ failed: 50, total: 1_000 }, 'breached'], [{ failed: 49, total: 1_000 }, 'passed'], [{ failed: 100, total: 139 }, 'unknown'], [null, 'unknown'],
  ] as const)('probes %j: %s', (probes, state) => {
    expect(rule('site-unreachable', facts({ probes })).state).toBe(state)
  })

  it('takes off points up to the cap of a rule, and fails below 60', () => {
    const pages = (count: number) => Array.from({ length: count }, (_, at) => ({ detail: '404', page: `/p/${at}` }))
    expect(judgeDay(DEFAULT_PROFILE, facts({ deadLinks: { home: pages(2), other: pages(7) } })).score).toBe(97.3)
    expect(judgeDay(DEFAULT_PROFILE, facts({ deadLinks: { home: pages(30), other: pages(1_000) } })).score).toBe(70)
    const heavier = { ...DEFAULT_PROFILE, rules: DEFAULT_PROFILE.rules.map((one) => (one.key === 'dead-link-home' ? { ...one, cap: 50 } : one)) }
    expect(judgeDay(heavier, facts({ deadLinks: { home: pages(50), other: [] } }))).toMatchObject({ outcome: 'failed', score: 50 })
  })

  it('never passes what it does not know', () => {
    const { rules } = judgeDay(DEFAULT_PROFILE, facts({ dataDay: null, deadLinks: null, homeDay: null, messages: null, pageTags: null, probes: null }))
    expect(rules.filter(({ state }) => state === 'unknown').map(({ key }) => key)).toEqual(['site-unreachable', 'home-stale', 'messages-unanswered', 'dead-link-home', 'dead-link-other', 'data-stale', 'page-tags-missing'])
  })

  it('leaves a switched-off rule out', () => {
    const off = { ...DEFAULT_PROFILE, rules: DEFAULT_PROFILE.rules.map((one) => ({ ...one, enabled: one.key !== 'columns-stale' })) }
    expect(judgeDay(off, facts({ columns: standing('2026-01-01', '2020-01-01') })).outcome).toBe('passed')
  })
})
