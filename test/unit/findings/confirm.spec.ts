import { describe, expect, it } from '@jest/globals'

import { confirm } from '../../../src/findings/confirm.ts'
import type { LinkOutcome, Standing } from '../../../src/findings/types.ts'

const START = new Date('2026-11-24T00:00:00Z')
const after = (minutes: number): Date => new Date(START.getTime() + minutes * 60_000)
const outcome = (verdict: LinkOutcome['verdict'], reason: string, internal = false): LinkOutcome => ({ internal, reason, url: 'https://example.com/a', verdict })

/** Checks at the given minutes; tells after which of them the link is confirmed broken. */
const confirmedAt = (checks: [number, LinkOutcome][]): number[] => {
  let standing: null | Standing = null
  return checks.flatMap(([minutes, what]) => {
    standing = confirm({ now: after(minutes), outcome: what, previous: standing })
    return standing.confirmed ? [minutes] : []
  })
}

const TIMEOUT = outcome('broken', 'timeout')

describe('confirm', () => {
  it.each<[string, [number, LinkOutcome][], number[]]>([
    ['a first failure', [[0, TIMEOUT]], []],
    ['a second failure one minute too early', [[0, TIMEOUT], [119, TIMEOUT]], []],
    ['a second failure after two hours', [[0, TIMEOUT], [120, TIMEOUT]], [120]],
    ['a third failure counted from the first', [[0, TIMEOUT], [30, TIMEOUT], [150, TIMEOUT]], [150]],
    ['failures with different reasons', [[0, TIMEOUT], [120, outcome('broken', 'http-500')]], [120]],
    ['a recovery in between', [[0, TIMEOUT], [60, outcome('ok', 'ok')], [121, TIMEOUT]], []],
    ['a skipped check in between', [[0, TIMEOUT], [60, outcome('skipped', 'no-network')], [121, TIMEOUT]], [121]],
    ['an unresolvable name', [[0, outcome('broken', 'dns')]], [0]],
    ['404 on our own site', [[0, outcome('broken', 'http-404', true)]], [0]],
    ['410 on our own site', [[0, outcome('broken', 'http-410', true)]], [0]],
    ['500 on our own site', [[0, outcome('broken', 'http-500', true)]], []],
    ['404 elsewhere', [[0, outcome('broken', 'http-404')]], []],
    ['blocked for days', [[0, outcome('blocked', 'bot-wall')], [3000, outcome('blocked', 'bot-wall')]], []],
    ['suspicious for days', [[0, outcome('suspicious', 'soft-404')], [3000, outcome('suspicious', 'soft-404')]], []],
    ['redirected for days', [[0, outcome('redirected', 'chain')], [3000, outcome('redirected', 'chain')]], []],
    ['danger seen twice', [[0, outcome('danger', 'parked')], [120, outcome('danger', 'parked')]], [120]],
  ])('should judge %s', (_name, checks, expected) => {
    expect(confirmedAt(checks)).toEqual(expected)
  })
})
