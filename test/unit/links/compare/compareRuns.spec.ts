import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { linkProblem } from '../../../../src/findings/linkProblem.ts'
import { compareRuns, type EarlierRun, type LaterRun } from '../../../../src/links/compare/compareRuns.ts'
import { earlierRunOf } from '../../../../src/links/compare/earlierRunOf.ts'
import { isProblem } from '../../../../src/links/compare/isProblem.ts'
import { withComparison } from '../../../../src/links/compare/withComparison.ts'
import { type PatrolReport, type Reason, summarise, type TargetReport, VERDICTS } from '../../../../src/links/report.ts'
import { target } from '../writers/sampleReport.ts'

const PAGE = 'https://portal.hb.cn/news/1.html'

const reportOf = (day: number, targets: TargetReport[], given: Partial<PatrolReport> = {}): PatrolReport => ({
  complete: true, cutOff: [], finishedAt: `2026-03-0${day}T01:06:30.000Z`, incidents: [], site: 'https://portal.hb.cn/', startedAt: `2026-03-0${day}T01:05:00.000Z`,
  summary: summarise(targets, 1), targets, version: 1, ...given,
})
const page = (given: Partial<TargetReport> = {}): TargetReport => target({ internal: true, url: PAGE, ...given })
const broken = (name: string, given: Partial<TargetReport> = {}): TargetReport => target({ reason: 'http-404', status: 404, url: `https://www.example.com/${name}`, verdict: 'broken', ...given })
const names = (links: readonly { url: string }[]): string[] => links.map(({ url }) => url.slice(url.lastIndexOf('/') + 1))
const compare = (before: TargetReport[], after: TargetReport[], given: Partial<PatrolReport> = {}) => compareRuns(earlierRunOf(reportOf(1, before)), reportOf(2, after, given))

const REASONS: readonly Reason[] = ['http-404', 'parked', 'soft-404', 'bot-wall', 'permanent', 'temporary', 'chain', 'robots', 'ok']

describe('compareRuns', () => {
  it('tells new, open, gone, and since when', () => {
    const { gone, new: fresh, open } = compare([page(), broken('a'), broken('b')], [page(), broken('b'), broken('c')])
    expect([names(gone), names(fresh), names(open)]).toEqual([['a'], ['c'], ['b']])
    expect([gone[0]?.since, fresh[0]?.since, open[0]?.since]).toEqual(['2026-03-01T01:05:00.000Z', '2026-03-02T01:05:00.000Z', '2026-03-01T01:05:00.000Z'])
  })

  it('says what a problem was before', () => {
    const { open } = compare([page(), broken('a')], [page(), broken('a', { reason: 'parked', verdict: 'danger' })])
    expect(open).toMatchObject([{ verdict: 'danger', was: { reason: 'http-404', verdict: 'broken' } }])
  })

  it.each<[string, TargetReport[], Partial<PatrolReport>]>([
    ['a run that was cut short', [page()], { complete: false }],
    ['a page that was down', [page({ reason: 'http-503', verdict: 'broken' })], {}],
    ['pages that could not be reached past one that was down', [page({ reason: 'timeout', url: 'https://portal.hb.cn/', verdict: 'broken' })], {}],
    ['a link that was left out', [page(), broken('a', { reason: 'no-network', verdict: 'skipped' })], {}],
  ])('calls nothing gone after %s', (_name, after, given) => {
    const { gone, unknown } = compare([page(), broken('a')], after, given)
    expect([names(gone), names(unknown)]).toEqual([[], ['a']])
  })

  it.each<[string, TargetReport[]]>([
    ['mended', [page(), broken('a', { reason: 'ok', verdict: 'ok' })]], ['taken off its page', [page()]], ['on a page that is no more', [page({ reason: 'http-410', verdict: 'broken' })]],
  ])('calls a link gone that was %s', (_name, after) => {
    expect(names(compare([page(), broken('a')], after).gone)).toEqual(['a'])
  })

  it('keeps the age of a problem over runs that could not see it', () => {
    const first = reportOf(1, [page(), broken('a')])
    const second = withComparison(reportOf(2, [page()], { complete: false }), first)
    const third = withComparison(reportOf(3, [page(), broken('a')]), second)
    expect(third.comparison?.open).toMatchObject([{ since: first.startedAt, url: broken('a').url }])
    expect(third.trend?.map(({ at, byVerdict }) => [at.slice(8, 10), byVerdict.broken])).toEqual([['01', 1], ['02', 0], ['03', 1]])
  })
})

const anyTarget = fc.record({ name: fc.integer({ max: 12, min: 0 }), reason: fc.constantFrom(...REASONS), verdict: fc.constantFrom(...VERDICTS) }).map(({ name, reason, verdict }) => broken(String(name), { reason, verdict }))
const anyTargets = fc.uniqueArray(anyTarget, { maxLength: 12, selector: ({ url }) => url })
const urls = (links: readonly { url: string }[]): string[] => links.map(({ url }) => url).toSorted()

describe('compareRuns, for any two runs', () => {
  type Runs = { after: TargetReport[]; before: TargetReport[]; earlier: EarlierRun; later: LaterRun }
  const property = (check: (runs: Runs) => void): void =>
    fc.assert(
      fc.property(anyTargets, anyTargets, fc.boolean(), (before, after, complete) => check({ after, before, earlier: earlierRunOf(reportOf(1, before)), later: reportOf(2, after, { complete }) })),
      { numRuns: 300, seed: 4 },
    )

  it('puts every problem of both into exactly one list', () =>
    property(({ after, before, earlier, later }) => {
      const { gone, new: fresh, open, unknown } = compareRuns(earlier, later)
      expect(urls([...open, ...gone, ...unknown])).toEqual(urls(before.filter(isProblem)))
      expect(urls([...open, ...fresh])).toEqual(urls(after.filter(isProblem)))
    }))

  it('does not depend on the order of either', () =>
    property(({ earlier, later }) => {
      expect(compareRuns({ ...earlier, problems: earlier.problems.toReversed() }, { ...later, targets: later.targets.toReversed() })).toEqual(compareRuns(earlier, later))
    }))

  it('finds nothing new and nothing gone in a run compared with itself', () =>
    property(({ before }) => {
      const same = compare(before, before)
      expect([same.new, same.gone, same.unknown, same.open.some(({ was }) => was)]).toEqual([[], [], [], false])
    }))
})

describe('isProblem', () => {
  it('agrees with the links that findings are kept about', () => {
    const disagreeing = VERDICTS.flatMap((verdict) => REASONS.map((reason) => ({ internal: false, reason, url: 'https://a.cn/', verdict }))).filter((link) => isProblem(link) !== (linkProblem(link, true) !== null))
    expect(disagreeing).toEqual([])
  })
})
