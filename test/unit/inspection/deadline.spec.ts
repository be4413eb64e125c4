import { describe, expect, it } from '@jest/globals'

import { addMonths, isStale, staleFrom } from '../../../src/inspection/deadline.ts'

describe('addMonths', () => {
  it.each([
    ['2026-08-31', 6, '2027-02-28'], ['2023-08-31', 6, '2024-02-29'], ['2026-05-24', 6, '2026-11-24'], ['2026-01-31', 1, '2026-02-28'], ['2026-03-15', -12, '2025-03-15'], ['2026-11-30', 1, '2026-12-30'],
  ])('%s and %d months: %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })
})

describe('staleFrom', () => {
  it.each([
    ['2026-11-10', { days: 14 }, '2026-11-25'], ['2026-05-23', { months: 6 }, '2026-11-24'], ['2024-02-29', { months: 12 }, '2025-03-01'],
  ])('%s %j: %s', (last, period, expected) => {
    expect(staleFrom(last, period)).toBe(expected)
  })

  it('takes what was never updated as stale', () => {
    expect(isStale(staleFrom(null, { days: 14 }), '2026-01-01')).toBe(true)
  })
})
