import { expect, it } from '@jest/globals'

import { paceForecast } from '../../../src/quota/paceForecast.ts'
import { paceSentence } from '../../../src/quota/paceSentence.ts'
import { fromShanghai } from '../../../src/shared/shanghai.ts'
import { holidayTable } from '../../../src/shared/workingDays.ts'

const table = holidayTable([{ date: '2026-10-01', kind: 'off' }])
const said = (counted: number, now: Date, known = table) => paceSentence(paceForecast({ counted, month: '2026-11', now, required: 4, table: known }))

it.each<[string, [number, Date, string]]>([
  ['on its way', [3, fromShanghai(2026, 11, 23), '3/4，剩 6 个工作日，按目前进度 2026-11-27 完成']],
  ['behind', [1, fromShanghai(2026, 11, 23), '1/4，剩 6 个工作日，按目前进度本月不能完成']],
  ['nothing yet', [0, fromShanghai(2026, 11, 23), '0/4，剩 6 个工作日，还没有发布，无法预计']],
  ['done', [4, fromShanghai(2026, 11, 23), '4/4，已完成']],
  ['over', [3, fromShanghai(2026, 12, 1), '3/4，未完成']],
])('tells a month that is %s', (_, [counted, now, expected]) => expect(said(counted, now)).toBe(expected))

it('says that the holidays are not known', () => expect(said(3, fromShanghai(2026, 11, 23), holidayTable([]))).toContain('放假安排未录入'))
