import { describe, expect, it } from '@jest/globals'

import { hearSuspects, type HearingDeps } from '../../../src/links/hearSuspects.ts'
import { memoryCrawlState, sharedAnswers } from '../../../src/links/resume/memoryCrawlState.ts'
import type { Suspect } from '../../../src/links/trace.ts'

const URLS = ['http://h/fine', 'http://h/dead'] as const
const suspects: Suspect[] = URLS.map((url) => ({ outcome: { code: 'reset', detail: '', hops: [{ ms: 1, status: null, url }], kind: 'failure', ms: 1 }, url }))

type Setting = { killed?: boolean; resting?: boolean; times?: number }

/** One run, gone on with as often as it is killed: what was asked each time, and what the last one found fine. */
const runs = async (...settings: readonly Setting[]): Promise<{ asked: number[]; fine: string[] }> => {
  const shared = sharedAnswers()
  const asked: number[] = []
  let fine: string[] = []
  for (const { killed = false, resting = false, times = 1 } of settings) {
    const stop = new AbortController()
    const deps: HearingDeps = {
      ask: async (open) => {
        asked.push(open.length)
        if (killed) stop.abort()
        return { fine: killed ? [] : ['http://h/fine'], rests: [] }
      },
      asker: { timesAsked: () => times }, gate: { isResting: async () => resting, rest: async () => undefined }, signal: stop.signal, state: memoryCrawlState(shared, 'run'),
    }
    fine = [...(await hearSuspects(suspects, deps))]
  }
  return { asked, fine }
}

describe('hearSuspects', () => {
  it.each<[string, Setting[], { asked: number[]; fine: string[] }]>([
    ['should acquit what another opinion finds fine', [{}], { asked: [2], fine: ['http://h/fine'] }],
    ['should not ask again what was said before the run was cut short', [{}, {}], { asked: [2], fine: ['http://h/fine'] }],
    ['should ask again where the run died before anything was said', [{ killed: true }, {}], { asked: [2, 2], fine: ['http://h/fine'] }],
    ['should ask for no URL more than four times in all', [{ killed: true, times: 3 }, { times: 3 }], { asked: [2], fine: [] }],
    ['should ask no host that wants to be left alone', [{ resting: true }], { asked: [], fine: [] }],
  ])('%s', async (_name, settings, expected) => expect(await runs(...settings)).toEqual(expected))

  it('should let others know of a host that asked the second opinion to leave it alone', async () => {
    const rests: unknown[] = []
    await hearSuspects(suspects, {
      ask: async () => ({ fine: [], rests: [['h:80', 60_000]] }), asker: { timesAsked: () => 1 },
      gate: { isResting: async () => false, rest: async (...rest) => void rests.push(rest) }, signal: new AbortController().signal, state: null,
    })
    expect(rests).toEqual([['h:80', 60_000]])
  })
})
