import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { findLoop } from '../../../src/redirects/findLoop.ts'
import { normalisePath } from '../../../src/redirects/normalisePath.ts'
import { begin, siteSteps, type SiteStep } from './siteSteps.ts'
import { SiteModel } from './siteModel.ts'

const LONG = Boolean(process.env['LONG'])

const run = async (steps: readonly SiteStep[]): Promise<SiteModel> => {
  const site = new SiteModel()
  begin(site)
  for (const step of steps) await step.act(site)
  return site
}

/** Every address that was ever public: live, gone, or one hop from a live page or from what an operator chose. */
const checkEveryAddress = async (site: SiteModel): Promise<void> => {
  for (const address of site.everPublic) {
    const ending = await site.visit(address)
    expect(['gone', 'live', 'redirect']).toContain(ending.kind)
    if (ending.kind !== 'redirect') continue
    if (ending.to.startsWith('/')) expect([address, ending.to, (await site.visit(ending.to)).kind]).toEqual([address, ending.to, expect.stringMatching('live|unknown')])
    // Only an operator's own rule may lead to an address that never was a page.
    if ((await site.visit(ending.to)).kind === 'unknown' && ending.to.startsWith('/')) expect(site.everPublic.has(ending.to)).toBe(false)
  }
}

/** A live page answers itself, and no exact rule stands on it. */
const checkLivePages = async (site: SiteModel): Promise<void> => {
  const live = site.addresses().map(([, url]) => url)
  for (const url of live) expect([url, await site.visit(url)]).toEqual([url, { kind: 'live' }])
  const paths = new Set(live.map(normalisePath))
  expect(site.rules.filter(({ from, match }) => match === 'exact' && paths.has(from))).toEqual([])
}

/** What a move wrote leads to a page or says 410, and no rule leads round. */
const checkTable = async (site: SiteModel): Promise<void> => {
  const isLive = async (path: string) => site.standingAt(path).state === 'live'
  const live = new Set(site.addresses().map(([, url]) => url))
  for (const rule of site.rules) {
    expect([rule.from, await findLoop({ isLive, rules: site.rules }, rule.from)]).toEqual([rule.from, null])
    if (rule.document && rule.to !== null) expect([rule, live.has(rule.to)]).toEqual([rule, true])
  }
}

describe('the redirects of a site', () => {
  it('should resolve every address that was ever public in one hop or say 410, without a loop, whatever is moved, merged, deleted and restored', async () => {
    let steps = 0
    let refused = 0
    let addresses = 0
    await fc.assert(
      fc.asyncProperty(siteSteps({ maxLength: LONG ? 60 : 40 }), async (sequence) => {
        const site = await run(sequence)
        steps += sequence.length
        refused += site.refusals
        addresses += site.everPublic.size
        await checkEveryAddress(site)
        await checkLivePages(site)
        await checkTable(site)
      }),
      { numRuns: LONG ? 10_000 : 300, seed: 20_261_124 },
    )
    // The sequences do something: most steps are carried out, and sites have addresses to lose.
    expect(refused).toBeLessThan(steps / 2)
    expect(addresses).toBeGreaterThan(LONG ? 50_000 : 1_500)
    if (LONG) process.stdout.write(`redirect graph: ${steps} steps, ${refused} refused, ${addresses} addresses ever public\n`)
  }, 600_000)
})
