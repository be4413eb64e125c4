import { describe, expect, it } from '@jest/globals'

import { fromShanghai, monthBounds, parseShanghai, shanghaiDateTime, shanghaiMonth } from '../../src/shared/shanghai.ts'

describe('shanghaiMonth', () => {
  it.each([
    ['2026-10-31T15:59:59Z', '2026-10'],
    ['2026-10-31T16:00:00Z', '2026-11'],
    ['2024-02-29T15:59:59Z', '2024-02'],
    ['2026-12-31T16:00:00Z', '2027-01'],
  ])('should put %s into %s', (instant, month) => {
    expect(shanghaiMonth(new Date(instant))).toBe(month)
  })
})

describe('monthBounds', () => {
  it('should bound a month half-open at Shanghai midnight', () => {
    expect(monthBounds('2026-12')).toEqual({ from: new Date('2026-11-30T16:00:00Z'), to: new Date('2026-12-31T16:00:00Z') })
  })

  it.each(['2026-13', '2026-1', '', '2026/01'])('should refuse %p', (month) => {
    expect(() => monthBounds(month)).toThrow('YYYY-MM')
  })
})

describe('shanghaiDateTime', () => {
  it('should show the inspection form', () => {
    expect(shanghaiDateTime(fromShanghai(2026, 1, 5, 9, 3))).toBe('2026-01-05 09:03')
  })
})

describe('parseShanghai', () => {
  it.each([
    ['2026-11-24T09:30', '2026-11-24T01:30:00.000Z'],
    ['2026-11-24 00:00:59', '2026-11-23T16:00:59.000Z'],
    ['2024-02-29 12:00', '2024-02-29T04:00:00.000Z'],
  ])('should read %s', (written, instant) => {
    expect(parseShanghai(written)?.toISOString()).toBe(instant)
  })

  it.each(['', '2026-02-30 10:00', '2026-11-24', '2026-11-24 24:30', '24.11.2026 10:00'])('should refuse %p', (written) => {
    expect(parseShanghai(written)).toBeNull()
  })
})
