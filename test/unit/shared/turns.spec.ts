import { describe, expect, it } from '@jest/globals'

import { compileLexicon, compiling } from '../../../src/content/lexicon/lexicon.ts'
import { runAtOnce, runInTurns, type Steps } from '../../../src/shared/turns.ts'

function* counting(steps: number): Steps<number> {
  for (let step = 0; step < steps; step += 1) yield
  return steps
}

/** How often others had a turn while the work ran. */
const turnsDuring = async (work: Promise<unknown>): Promise<number> => {
  let turns = 0
  let isRunning = true
  const take = (): void => {
    turns += 1
    if (isRunning) setImmediate(take)
  }
  setImmediate(take)
  await work
  isRunning = false
  return turns
}

describe('a computation in steps', () => {
  it.each([0, 1, 7])('gives its result after %i interruptions, at once and in turns', async (steps) => {
    expect(runAtOnce(counting(steps))).toBe(steps)
    expect(await runInTurns(counting(steps))).toBe(steps)
  })

  it('lets others go first at each interruption', async () => {
    expect(await turnsDuring(runInTurns(counting(50)))).toBeGreaterThan(25)
  })

  it('passes on what goes wrong', async () => {
    const failing = function* (): Steps<number> {
      yield
      throw new Error('broken')
    }
    expect(() => runAtOnce(failing())).toThrow('broken')
    await expect(runInTurns(failing())).rejects.toThrow('broken')
  })
})

describe('a lexicon of 50,000 words compiled in turns', () => {
  const entries = Array.from({ length: 50_000 }, (_, index) => ({ ground: '', kind: 'typo' as const, right: '', severity: 'error' as const, wrong: `词${String.fromCharCode(0x4e00 + (index % 20_000))}${String.fromCharCode(0x4e00 + Math.floor(index / 5))}` }))

  it('stops often enough for others, and finds what one compiled at once finds', async () => {
    const lexicon = compiling(entries)
    let compiled: ReturnType<typeof compileLexicon> | undefined
    expect(await turnsDuring(runInTurns(lexicon).then((done) => (compiled = done)))).toBeGreaterThan(20)
    const text = entries.slice(0, 2_000).map(({ wrong }) => wrong).join('，')
    expect(compiled?.occurrences(text).map(({ end, start }) => [start, end])).toEqual(compileLexicon(entries).occurrences(text).map(({ end, start }) => [start, end]))
  })
})
