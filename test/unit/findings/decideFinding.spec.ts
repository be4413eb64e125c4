import { describe, expect, it } from '@jest/globals'

import { decideFinding, type FindingAction } from '../../../src/findings/decideFinding.ts'
import type { FindingState } from '../../../src/findings/types.ts'

const NOW = new Date('2026-11-24T00:00:00Z')
const decide = (action: FindingAction, state: FindingState, extra: { reason?: unknown; until?: unknown } = {}) =>
  decideFinding({ action, now: NOW, reason: '旧站本周下线', state, ...extra })

describe('decideFinding', () => {
  it.each<[FindingAction, FindingState, FindingState | null]>([
    ['accept', 'open', 'accepted'],
    ['accept', 'reopened', 'accepted'],
    ['accept', 'falseAlarm', 'accepted'],
    ['accept', 'accepted', null],
    ['accept', 'fixed', null],
    ['falseAlarm', 'open', 'falseAlarm'],
    ['falseAlarm', 'accepted', 'falseAlarm'],
    ['falseAlarm', 'fixed', null],
    ['reopen', 'accepted', 'reopened'],
    ['reopen', 'falseAlarm', 'reopened'],
    ['reopen', 'fixed', 'reopened'],
    ['reopen', 'open', null],
  ])('should answer %s of a finding that is %s', (action, state, expected) => {
    const decision = decide(action, state)
    expect(decision.kind === 'decided' ? decision.state : null).toBe(expected)
  })

  it.each([[''], ['   '], [undefined], [7], ['长'.repeat(501)]])('should ask for a reason instead of %p', (reason) => {
    expect(decide('accept', 'open', { reason })).toMatchObject({ kind: 'refused', why: 'input' })
  })

  it.each([['昨天'], [5], ['2026-11-24T00:00:00Z'], ['2025-01-01']])('should refuse %p as an end', (until) => {
    expect(decide('accept', 'open', { until })).toMatchObject({ kind: 'refused', why: 'input' })
  })

  it('should keep the end of an acceptance and of nothing else', () => {
    expect(decide('accept', 'open', { until: '2026-12-31T00:00:00+08:00' })).toMatchObject({ until: new Date('2026-12-30T16:00:00Z') })
    expect(decide('falseAlarm', 'open', { until: '2026-12-31T00:00:00+08:00' })).toMatchObject({ until: null })
  })
})
