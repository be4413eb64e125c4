import { describe, expect, it } from '@jest/globals'

import { runningPatrol } from '../../../src/findings/runningPatrol.ts'

const NOW = new Date('2026-11-24T00:00:00Z')
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000)
const run = (id: string, createdAt: Date, heartbeatAt: Date | null = null) => ({ createdAt, heartbeatAt, id })

const judge = (...runs: ReturnType<typeof run>[]) => {
  const { busy, dead } = runningPatrol(runs, NOW)
  return [busy?.id ?? null, dead.map(({ id }) => id)]
}

describe('runningPatrol', () => {
  it.each([
    ['nothing', judge(), [null, []]],
    ['a fresh request', judge(run('a', ago(1))), ['a', []]],
    ['a long run that beats', judge(run('a', ago(300), ago(9))), ['a', []]],
    ['a run that stopped beating', judge(run('a', ago(300), ago(11))), [null, ['a']]],
    ['two requests, the first wins', judge(run('b', ago(1)), run('a', ago(2))), ['a', []]],
    ['two of the same moment, both sides agree', judge(run('b', ago(1)), run('a', ago(1))), ['a', []]],
    ['a dead and a fresh one', judge(run('a', ago(30)), run('b', ago(1))), ['b', ['a']]],
  ])('should judge %s', (_name, judged, expected) => {
    expect(judged).toEqual(expected)
  })
})
