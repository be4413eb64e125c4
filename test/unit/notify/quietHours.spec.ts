import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { afterQuiet } from '../../../src/notify/quietHours.ts'
import { fromShanghai, shanghaiDateTime } from '../../../src/shared/shanghai.ts'

const NIGHT = { from: '22:00', to: '07:30' }
const NOON = { from: '12:00', to: '14:00' }

describe('afterQuiet', () => {
  it.each([
    ['the evening', NIGHT, [2026, 12, 31, 22, 0], '2027-01-01 07:30'],
    ['the small hours', NIGHT, [2028, 2, 29, 0, 0], '2028-02-29 07:30'],
    ['the last minute', NIGHT, [2026, 11, 24, 7, 29], '2026-11-24 07:30'],
    ['noon', NOON, [2026, 11, 24, 13, 59], '2026-11-24 14:00'],
  ] as const)('should wait for the end in %s', (...[, quiet, [year, month, day, hour, minute], expected]) => {
    expect(shanghaiDateTime(afterQuiet(fromShanghai(year, month, day, hour, minute), quiet))).toBe(expected)
  })

  it.each([
    ['no hours are quiet', null, 3], ['the hours just ended', { from: '00:00', to: '08:00' }, 8], ['both times are the same', { from: '09:00', to: '09:00' }, 9], ['it is before them', NOON, 11],
  ])('should not wait where %s', (_, quiet, hour) => {
    const now = fromShanghai(2026, 11, 24, hour)
    expect(afterQuiet(now, quiet)).toBe(now)
  })

  it('should never be earlier, a day later or quiet itself', () => {
    const time = fc.record({ hour: fc.integer({ max: 23, min: 0 }), minute: fc.integer({ max: 59, min: 0 }) }).map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
    fc.assert(fc.property(fc.date({ max: new Date('2040-01-01'), min: new Date('2020-01-01'), noInvalidDate: true }), time, time, (now, from, to) => {
      const later = afterQuiet(now, { from, to })
      expect(later.getTime()).toBeGreaterThanOrEqual(now.getTime())
      expect(later.getTime() - now.getTime()).toBeLessThanOrEqual(86_400_000)
      expect(afterQuiet(later, { from, to })).toBe(later)
    }), { seed: 7 })
  })
})
