import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { findLoop } from '../../../src/redirects/findLoop.ts'
import { matchRedirect } from '../../../src/redirects/matchRedirect.ts'
import { type Move, redirectsForMove } from '../../../src/redirects/redirectsForMove.ts'
import type { RedirectRule } from '../../../src/redirects/types.ts'

const DOCUMENTS = ['news:1', 'news:2', 'news:3', 'news:4']
const PATHS = ['/a', '/a/b', '/新闻', '/c', '/d', '/e']
const step = fc.record({ document: fc.constantFrom(...DOCUMENTS), to: fc.option(fc.constantFrom(...PATHS), { nil: null }) })

/** A document can only go where no other one stands; other steps are skipped. */
const replay = (steps: readonly { document: string; to: null | string }[]) => {
  const places = new Map<string, string>()
  const everPublic = new Set<string>()
  let rules: RedirectRule[] = []
  for (const { document, to } of steps) {
    const taken = [...places].some(([other, path]) => other !== document && path === to)
    if (taken) continue
    const move: Move = { document, from: places.get(document) ?? null, to }
    if (to === null) places.delete(document)
    else places.set(document, to)
    if (to !== null) everPublic.add(to)
    const live = new Set(places.values())
    const plan = redirectsForMove({ isLive: (path) => live.has(path), moves: [move], rules })
    const gone = new Set([...plan.remove, ...plan.write.map(({ from }) => from)])
    rules = [...rules.filter(({ from }) => !gone.has(from)), ...plan.write]
  }
  return { everPublic, live: new Set(places.values()), rules }
}

describe('redirectsForMove', () => {
  it('should resolve every URL that was ever public in one hop, or say 410, whatever the moves', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { everPublic, live, rules } = replay(steps)
        for (const path of everPublic) {
          if (live.has(path)) continue
          const match = matchRedirect(rules, path)
          expect(match).not.toBeNull()
          if (match?.to) expect(live.has(decodeURI(match.to))).toBe(true)
          else expect(match?.status).toBe(410)
        }
        for (const { from } of rules) expect(findLoop(rules, from)).toBeNull()
        for (const { from } of rules) expect(live.has(from)).toBe(false)
      }),
      { numRuns: process.env['LONG'] ? 10_000 : 500 },
    )
  })
})
