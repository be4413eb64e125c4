import { describe, expect, it } from '@jest/globals'

import { paceForecast } from '../../../src/quota/paceForecast.ts'
import { fromShanghai } from '../../../src/shared/shanghai.ts'
import { holidayTable, isWorkingDay, workingDaysBetween } from '../../../src/shared/workingDays.ts'

const table = holidayTable([
  { date: '2026-10-01', kind: 'off' }, { date: '2026-10-02', kind: 'off' }, { date: '2026-10-05', kind: 'off' },
  { date: '2026-10-06', kind: 'off' }, { date: '2026-10-07', kind: 'off' }, { date: '2026-10-10', kind: 'work' },
])

describe('isWorkingDay', () => {
  it.each([['2026-10-01', false], ['2026-10-10', true], ['2026-10-11', false], ['2026-10-12', true]])('should tell %s is %p', (day, worked) => {
    expect(isWorkingDay(day, table)).toBe(worked)
  })
})

describe('workingDaysBetween', () => {
  it('should say that a year without a notice was counted by weekday', () => {
    expect(workingDaysBetween({ from: '2027-01-01', table, to: '2027-01-03' })).toEqual({ complete: false, count: 1, days: ['2027-01-01'] })
  })
})

describe('paceForecast', () => {
  it.each([
    [{ counted: 4, day: 20 }, { missing: 0, reachedOn: null, state: 'fulfilled' }],
    [{ counted: 3, day: 23 }, { missing: 1, reachedOn: '2026-11-27', state: 'on-track' }],
    [{ counted: 1, day: 27 }, { missing: 3, reachedOn: null, state: 'behind', workingDaysLeft: 2 }],
    [{ counted: 0, day: 2 }, { missing: 4, reachedOn: null, state: 'behind' }],
  ])('should judge %p', ({ counted, day }, expected) => {
    expect(paceForecast({ counted, month: '2026-11', now: fromShanghai(2026, 11, day, 9), required: 4, table })).toMatchObject(expected)
  })

  it('should call a past month that fell short missed', () => {
    expect(paceForecast({ counted: 3, month: '2026-11', now: fromShanghai(2026, 12, 1), required: 4, table })).toMatchObject({ missing: 1, state: 'missed', workingDaysLeft: 0 })
  })
})
