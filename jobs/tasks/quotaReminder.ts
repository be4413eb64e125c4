import type { Db } from 'mongodb'

import { type Pace, paceForecast } from '../../src/quota/paceForecast.ts'
import { shanghaiDay, shanghaiMonth } from '../../src/shared/shanghai.ts'
import { PORTAL_SLUGS } from '../../src/shared/slugs.ts'
import { type HolidayTable, isWorkingDay } from '../../src/shared/workingDays.ts'
import { closeIncident, openIncident } from '../incident.ts'
import { type ColumnAudience, readColumnAudiences } from '../../src/store/audiences.ts'
import { type QuotaColumn, readHolidays, readMonthCount, readQuotaColumns } from '../../src/store/quotaReads.ts'
import type { Task } from '../task.ts'
import type { TaskContext } from '../taskContext.ts'
import { tell } from '../tell.ts'

const detailOf = (pace: Pace): string => {
  const known = pace.holidaysKnown ? '' : '（放假安排未录入，按周一至周五计算）'
  const ahead = pace.reachedOn ? `按目前进度预计 ${pace.reachedOn} 达标` : '按目前进度本月不能达标'
  return `${pace.month} 应发布 ${pace.required} 篇，已计入 ${pace.counted} 篇，还差 ${pace.missing} 篇；剩余 ${pace.workingDaysLeft} 个工作日${known}，${ahead}。`
}

type Behind = { column: QuotaColumn; now: Date; pace: Pace }

/** One word a working day to those responsible; who is on the way finds it in the digest only. */
const remind = async (context: TaskContext, people: ReadonlyMap<string, ColumnAudience>, { column: { id, path, title }, now, pace }: Behind): Promise<void> => {
  const topic = `quota:${path}:${pace.month}`
  const shown = { detail: detailOf(pace), title: `${title}：本月还差 ${pace.missing} 篇` }
  await openIncident(context.db, { ...shown, key: topic, kind: 'quota', now, severity: pace.state === 'behind' ? 'warning' : 'hint', source: 'quotaReminder' })
  if (pace.state !== 'behind') return
  await tell(context, now, {
    event: { audience: { column: people.get(String(id)) ?? null }, key: `${topic}:${shanghaiDay(now)}`, kind: 'quota-behind', link: `/collections/${PORTAL_SLUGS.columns}/${String(id)}`, text: shown.detail, title: shown.title, topic },
  })
}

/** Without the year's notice every reckoning rests on weekdays, holidays among them. */
const showMissingHolidays = async (db: Db, { now, table }: { now: Date; table: HolidayTable }): Promise<void> => {
  const year = shanghaiDay(now).slice(0, 4)
  const key = `holidays:${year}`
  if (table.years.has(Number(year))) return closeIncident(db, key, now)
  await openIncident(db, {
    detail: `${year} 年的放假安排未录入，提醒和发布量进度暂按周一至周五计算，节假日前后会不准。请按国务院办公厅的通知在“节假日”中录入放假和调休。`, key, kind: 'calendar', now, severity: 'warning', source: 'quotaReminder', title: `${year} 年放假安排未录入`,
  })
}

/** On working days: opens an incident for each column short of its monthly quota and tells those responsible for one that is behind; closes it once the quota is met. */
export const quotaReminder = (context: TaskContext): Task => ({
  handler: async ({ now }) => {
    const { db } = context
    const at = now()
    const table = await readHolidays(db)
    if (!isWorkingDay(shanghaiDay(at), table)) return { columns: 0, reminded: 0 }
    await showMissingHolidays(db, { now: at, table })
    const month = shanghaiMonth(at)
    const columns = await readQuotaColumns(db)
    const people = await readColumnAudiences(db)
    let reminded = 0
    for (const column of columns) {
      const { counted } = await readMonthCount(db, { column: column.id, month, now: at })
      const pace = paceForecast({ counted: counted.length, month, now: at, required: column.required, table })
      if (pace.state === 'fulfilled') {
        await closeIncident(db, `quota:${column.path}:${month}`, at)
        continue
      }
      reminded += 1
      await remind(context, people, { column, now: at, pace })
    }
    return { columns: columns.length, reminded }
  },
  name: 'quotaReminder',
})
