import { describe, expect, it } from '@jest/globals'

import { HostGate, type Sleep } from '../../../src/links/hostGate.ts'

const HOST = 'h:80'

/** What becomes of a request to a host that asked to be left alone for so long, in a run that sleeps so. */
const afterRest = async (ms: number, sleep: Sleep): Promise<{ answer: string | null; slept: number[] }> => {
  const slept: number[] = []
  const gate = new HostGate(8, async (wait) => {
    slept.push(wait)
    return sleep(wait)
  })
  await gate.rest(HOST, ms)
  return { answer: await gate.run(HOST, async () => 'asked', () => ({ ms: 1, strained: false })), slept }
}

const sleeping: Sleep = (ms) => new Promise((resolve) => setTimeout(() => resolve(true), ms))
const stopped: Sleep = async () => false

describe('a host in a rest', () => {
  it('should be asked when it is over, and not before', async () => {
    const startedAt = performance.now()
    expect(await afterRest(60, sleeping)).toMatchObject({ answer: 'asked' })
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(60)
  })

  it('should not be asked by a run that is stopped while it waits', async () => {
    expect(await afterRest(5_000, stopped)).toMatchObject({ answer: null, slept: [expect.any(Number)] })
  })

  it('should not be waited for where the rest is longer than a run waits, nor longer than a month however long it said', async () => {
    expect(await afterRest(60_000, sleeping)).toEqual({ answer: null, slept: [] })
    const gate = new HostGate(8, sleeping)
    await gate.rest(HOST, Number.MAX_SAFE_INTEGER)
    expect(gate.restMs(HOST)).toBeLessThanOrEqual(30 * 86_400_000)
  })
})
