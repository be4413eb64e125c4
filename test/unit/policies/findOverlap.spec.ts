import { describe, expect, it } from '@jest/globals'

import { findOverlap, type PolicyScope } from '../../../src/policies/findOverlap.ts'
import { validityOn } from '../../../src/policies/validityOn.ts'

const policy = (extra: Partial<PolicyScope>): PolicyScope => ({
  cargoKinds: ['heavyContainer'], feeKinds: ['hoisting'], from: '2026-01-01', id: 'new', places: ['p1'], supersedes: null, title: '新', to: '2026-12-31', ...extra,
})
const old = policy({ id: 'old', title: '旧' })

describe('findOverlap', () => {
  it.each<[string, Partial<PolicyScope>, boolean]>([
    ['the same in every way', {}, true],
    ['another fee', { feeKinds: ['storage'] }, false],
    ['another place', { places: ['p2'] }, false],
    ['every place', { places: [] }, true],
    ['another cargo', { cargoKinds: ['boxTruck'] }, false],
    ['from the day after the last', { from: '2027-01-01', to: null }, false],
    ['from the last day on', { from: '2026-12-31', to: null }, true],
    ['until the day before the first', { from: '2025-01-01', to: '2025-12-31' }, false],
    ['until the first day', { from: '2025-01-01', to: '2026-01-01' }, true],
    ['replacing it from the middle', { from: '2026-07-01', supersedes: 'old' }, false],
    ['replacing another one', { from: '2026-07-01', supersedes: 'other' }, true],
  ])('for %s', (_name, extra, expected) => {
    expect(findOverlap(policy(extra), [old]) !== null).toBe(expected)
  })

  it('should see that a replaced policy no longer stands in the way, but its successor does', () => {
    const successor = policy({ from: '2026-03-01', id: 'next', supersedes: 'old', to: '2026-06-30' })
    expect(findOverlap(policy({ from: '2026-08-01' }), [old, successor])).toBeNull()
    expect(findOverlap(policy({ from: '2026-06-30' }), [old, successor])?.id).toBe('next')
  })

  it('should not compare a policy with its own earlier state', () => {
    expect(findOverlap(policy({ id: 'old' }), [old])).toBeNull()
  })
})

it.each([
  ['2025-12-31', 'upcoming'], ['2026-01-01', 'current'], ['2026-12-31', 'current'], ['2027-01-01', 'expired'],
])('should be on %s %s', (day, expected) => expect(validityOn({ from: '2026-01-01', replacedFrom: null, to: '2026-12-31' }, day)).toBe(expected))

it('should be superseded from the first day of its successor', () => {
  const term = { from: '2026-01-01', replacedFrom: '2026-07-01', to: '2026-12-31' }
  expect(['2026-06-30', '2026-07-01', '2027-05-01'].map((day) => validityOn(term, day))).toEqual(['current', 'superseded', 'superseded'])
})
