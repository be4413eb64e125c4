import { type Pace, paceForecast } from '../../src/quota/paceForecast.ts'
import { shanghaiDay, shanghaiMonth } from '../../src/shared/shanghai.ts'
import { isWorkingDay } from '../../src/shared/workingDays.ts'
import { closeIncident, openIncident } from '../incident.ts'
import { readHolidays, readMonthCount, readQuotaColumns } from '../../src/store/quotaReads.ts'
import type { Task } from '../task.ts'
import type { TaskContext } from '../taskContext.ts'

const detailOf = (pace: Pace): string => {
  const known = pace.holidaysKnown ? '' : '（放假安排未录入，按周一至周五计算）'
  const ahead = pace.reachedOn ? `按目前进度预计 ${pace.reachedOn} 达标` : '按目前进度本月不能达标'
  return `${pace.month} 应发布 ${pace.required} 篇，已计入 ${pace.counted} 篇，还差 ${pace.missing} 篇；剩余 ${pace.workingDaysLeft} 个工作日${known}，${ahead}。`
}

/** On working days: opens an incident for each column behind its monthly quota, closes it once the quota is met. */
export const quotaReminder = ({ db }: TaskContext): Task => ({
  handler: async ({ now }) => {
    const at = now()
    const table = await readHolidays(db)
    if (!isWorkingDay(shanghaiDay(at), table)) return { columns: 0, reminded: 0 }
    const month = shanghaiMonth(at)
    const columns = await readQuotaColumns(db)
    let reminded = 0
    for (const { id, path, required, title } of columns) {
      const { counted } = await readMonthCount(db, { column: id, month, now: at })
      const pace = paceForecast({ counted: counted.length, month, now: at, required, table })
      const key = `quota:${path}:${month}`
      if (pace.state === 'fulfilled') {
        await closeIncident(db, key, at)
        continue
      }
      reminded += 1
      await openIncident(db, { detail: detailOf(pace), key, kind: 'quota', now: at, severity: pace.state === 'behind' ? 'warning' : 'hint', source: 'quotaReminder', title: `${title}：本月还差 ${pace.missing} 篇` })
    }
    return { columns: columns.length, reminded }
  },
  name: 'quotaReminder',
})
