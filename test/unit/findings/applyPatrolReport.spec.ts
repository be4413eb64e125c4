import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import type { Verdict } from '../../../src/links/report.ts'
import { applyPatrolReport } from '../../../src/store/applyPatrolReport.ts'
import { memoryOpsStore } from '../../../src/store/opsStore.ts'
import { reportOf } from '../../helpers/reportOf.ts'

const START = Date.parse('2026-11-24T00:00:00Z')
const URLS = ['a', 'b', 'c', 'd'].map((name) => `https://outside.example.com/${name}`)
const VERDICTS: readonly Verdict[] = ['danger', 'broken', 'blocked', 'suspicious', 'ok']

const link = fc.record({ url: fc.constantFrom(...URLS), verdict: fc.constantFrom(...VERDICTS) })
const run = fc.record({ complete: fc.boolean(), hours: fc.integer({ max: 5, min: 0 }), links: fc.uniqueArray(link, { selector: ({ url }) => url }) })

type Runs = { complete: boolean; hours: number; links: { url: string; verdict: Verdict }[] }[]

/** Applies the runs one after the other to a fresh store. */
const replay = async (runs: Runs) => {
  const store = memoryOpsStore()
  const total = { fixed: 0, opened: 0, reopened: 0 }
  const expected = new Map<string, Verdict>()
  const failing = new Map<string, number>()
  let at = START
  for (const [index, { complete, hours, links }] of runs.entries()) {
    at += hours * 3_600_000
    const counts = await applyPatrolReport({ now: new Date(at), report: reportOf(links, complete), run: { id: `run ${index}`, kind: 'site' }, store })
    total.fixed += counts.fixed
    total.opened += counts.opened
    total.reopened += counts.reopened
    const vanished = complete ? URLS.filter((url) => !links.some((seen) => seen.url === url)) : []
    for (const url of vanished) expected.delete(url)
    for (const { url, verdict } of links) {
      if (verdict === 'broken' || verdict === 'danger') failing.set(url, failing.get(url) ?? at)
      else failing.delete(url)
      if (verdict === 'ok') expected.delete(url)
      else expected.set(url, verdict)
    }
  }
  return { at, expected, failing, store, total }
}

describe('applyPatrolReport', () => {
  it('should leave open exactly the problems that the runs left, and count every step once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(run, { maxLength: 8 }), async (runs) => {
        const { expected, store, total } = await replay(runs)
        const known = await store.findings.knownFindings(URLS)
        const open = known.filter(({ state }) => state === 'open' || state === 'reopened')
        expect(new Map(open.map(({ url, verdict }) => [url, verdict]))).toEqual(expected)
        expect(total.opened + total.reopened - total.fixed).toBe(open.length)
        expect(total.opened).toBe(known.length)
      }),
      { numRuns: 200 },
    )
  })

  it('should confirm a failure only when one came two hours after the first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(run, { maxLength: 8 }), async (runs) => {
        const { at, failing, store } = await replay(runs)
        for (const url of URLS) {
          const target = store.links.target(url)
          const since = failing.get(url)
          expect(target?.failingSince?.getTime() ?? null).toBe(since ?? null)
          if (target?.confirmed) expect(at - (since ?? at)).toBeGreaterThanOrEqual(2 * 3_600_000)
          expect(target?.history?.length ?? 0).toBeLessThanOrEqual(20)
        }
      }),
      { numRuns: 200 },
    )
  })
})
