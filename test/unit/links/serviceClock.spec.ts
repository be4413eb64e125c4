import { describe, expect, it } from '@jest/globals'

import { BodyPace } from '../../../src/links/bodyPace.ts'
import { ServiceClock } from '../../../src/links/serviceClock.ts'

/** A clock whose time passes by hand; its timer beats when it is called, however late. */
function handClock() {
  let now = 1000
  let beat: (() => void) | null = null
  const later: (() => void)[] = []
  const clock = new ServiceClock({
    now: () => now,
    every: (_ms, run) => {
      beat = run
      return () => (beat = null)
    },
    afterInput: (run) => void later.push(run),
  })
  /** One turn of the loop, so many milliseconds long: timers, then input, then what waits for it. */
  const turn = (ms: number, input: () => void = () => undefined): void => {
    now += ms
    beat?.()
    input()
    for (const run of later.splice(0)) run()
  }
  return { clock, turn, isBeating: () => beat !== null }
}

const turns = (turn: (ms: number) => void, count: number, ms: number): void => {
  for (let index = 0; index < count; index += 1) turn(ms)
}

describe('the service clock', () => {
  it('should end a wait after its time where the loop runs freely', () => {
    const { clock, turn, isBeating } = handClock()
    const ended: string[] = []
    clock.after(1000, () => ended.push('over'))
    turns(turn, 39, 25)
    expect(ended).toEqual([])
    turn(25)
    expect(ended).toEqual(['over'])
    expect(isBeating()).toBe(false)
  })

  it.each([['one long turn', 1, 60_000], ['a few long turns', 10, 5000]])('should not end a wait for %s', (_name, count, ms) => {
    const { clock, turn } = handClock()
    const ended: string[] = []
    clock.after(1000, () => ended.push('over'))
    turns(turn, count, ms)
    expect(ended).toEqual([])
    expect(clock.now).toBeLessThan(1000)
    turns(turn, 40, 25)
    expect(ended).toEqual(['over'])
  })

  it('should let input that came in the last turn end the wait first', () => {
    const { clock, turn } = handClock()
    const ended: string[] = []
    const wait = clock.after(1000, () => ended.push('over'))
    turns(turn, 39, 25)
    turn(25, () => wait.cancel())
    turns(turn, 40, 25)
    expect(ended).toEqual([])
  })

  it('should measure without the time lost', () => {
    const { clock, turn } = handClock()
    clock.after(10_000, () => undefined)
    const elapsed = clock.stopwatch()
    turns(turn, 4, 25)
    turn(3000)
    turn(25)
    expect(elapsed()).toBe(175)
  })

  it('should beat only while somebody waits', () => {
    const { clock, isBeating } = handClock()
    const waits = [clock.after(10, () => undefined), clock.after(10, () => undefined)]
    expect(isBeating()).toBe(true)
    for (const wait of waits) wait.cancel()
    expect(isBeating()).toBe(false)
  })
})

describe('the pace of a body', () => {
  const T = 1000
  /** So many bytes every tenth of the limit for so many limits. */
  const after = (limits: number, bytes: number): string | null => {
    let now = 0
    const pace = new BodyPace(() => now, T)
    for (; now < limits * T; now += T / 10) if (bytes > 0) pace.add(bytes)
    return pace.fault
  }

  it.each<[string, number, number, string | null]>([
    ['nothing came for as long as headers may take', 1, 0, 'STALLED'],
    ['it has time yet', 0.9, 0, null],
    ['it drips, but has time yet', 1.9, 1, null],
    ['it drips', 2, 1, 'DRIPPING'],
    ['it comes at a useful rate', 4.9, 1000, null],
    ['it goes on and on', 5, 1000, 'FLOWING'],
  ])('should be told where %s', (...[, limits, bytes, fault]) => {
    expect(after(limits, bytes)).toBe(fault)
  })
})
