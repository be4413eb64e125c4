import type { Payload } from 'payload'

import { composeDigests } from '../../src/notify/composeDigests.ts'
import type { NoticeEvent } from '../../src/notify/notice.ts'
import { ROLES } from '../../src/shared/roles.ts'
import { fromShanghai, shanghaiDay } from '../../src/shared/shanghai.ts'
import { PORTAL_SLUGS, REVIEWED_SLUGS } from '../../src/shared/slugs.ts'
import { addDays, type HolidayTable, isWorkingDay } from '../../src/shared/workingDays.ts'
import { audienceOf, type ColumnAudience, readColumnAudiences } from '../../src/store/audiences.ts'
import { readDigestItems } from '../../src/store/digestItems.ts'
import { readHolidays } from '../../src/store/quotaReads.ts'
import { readPeople } from '../../src/store/readPeople.ts'
import { readSettledTopics } from '../../src/store/settledTopics.ts'
import type { Task } from '../task.ts'
import type { TaskContext } from '../taskContext.ts'
import { tell } from '../tell.ts'

const DAY_MS = 86_400_000
const MOST = 200

/** Days before a policy ends on which its people are told; the nearest that is reached counts. */
const BEFORE_END = [1, 7, 30] as const

/** Nine o'clock of the working day before. */
const digestBefore = (day: string, table: HolidayTable): Date => {
  let before = addDays(day, -1)
  while (!isWorkingDay(before, table)) before = addDays(before, -1)
  const [year = 0, month = 0, date = 0] = before.split('-').map(Number)
  return fromShanghai(year, month, date, 9)
}

const endingPolicies = async ({ db }: TaskContext, now: Date): Promise<NoticeEvent[]> => {
  const ending = { $gte: new Date(now.getTime() - DAY_MS), $lte: new Date(now.getTime() + 30 * DAY_MS) }
  const rows = await db.collection(PORTAL_SLUGS.feeWaiverPolicies).find({ _status: 'published', effectiveTo: ending }).limit(MOST).toArray()
  return rows.flatMap((row): NoticeEvent[] => {
    const last = shanghaiDay(row['effectiveTo'] as Date)
    const reached = BEFORE_END.find((days) => last <= addDays(shanghaiDay(now), days))
    if (reached === undefined || last < shanghaiDay(now)) return []
    const { authors, title } = audienceOf(row, new Map())
    const topic = `policy:${String(row._id)}`
    return [{ audience: { authors }, key: `${topic}:${last}:${reached}`, kind: 'policy-expiring', link: `/collections/${PORTAL_SLUGS.feeWaiverPolicies}/${String(row._id)}`, text: `政策《${title}》的最后适用日是 ${last}。需要延续的，请及时录入新政策；不再延续的无需处理，到期后自动标为已失效。`, title: `政策将于 ${last} 到期：《${title}》`, topic }]
  })
}

const overdueEmergencies = async ({ db }: TaskContext, now: Date, columns: ReadonlyMap<string, ColumnAudience>): Promise<NoticeEvent[]> => {
  const events: NoticeEvent[] = []
  for (const collection of REVIEWED_SLUGS) {
    const rows = await db.collection(collection).find({ 'emergency.open': true }).limit(MOST).toArray()
    for (const row of rows) {
      const { authors, column, title } = audienceOf(row, columns)
      const topic = `emergency:${collection}:${String(row._id)}`
      events.push({ audience: { authors, column }, key: `${topic}:${shanghaiDay(now)}`, kind: 'emergency-overdue', link: `/collections/${collection}/${String(row._id)}`, text: `紧急发布的《${title}》还没有补审。请由作者以外的审核人员尽快审核；有误的请撤回。`, title: `紧急发布待补审：《${title}》`, topic })
    }
  }
  return events
}

const tellDigests = async (context: TaskContext, payload: Payload, facts: { columns: ReadonlyMap<string, ColumnAudience>; now: Date; table: HolidayTable }): Promise<number> => {
  const { db } = context
  const day = shanghaiDay(facts.now)
  const items = await readDigestItems({ ...facts, db, payload, since: digestBefore(day, facts.table) })
  const people = await readPeople(db, { ids: [], roles: ROLES, session: undefined })
  const settled = await readSettledTopics(db, items.map(({ about }) => about.topic), facts.now)
  let told = 0
  for (const { person, text, total } of composeDigests({ items, people, settled })) {
    told += await tell(context, facts.now, { event: { audience: { persons: [person] }, key: `digest:${day}`, kind: 'digest', link: null, text, title: `${day} 待办摘要：${total} 项`, topic: 'digest' } })
  }
  return told
}

/** On working days at nine: tells each person in one message what is open for them, and of ending policies and overdue approvals. */
export const dailyDigest = (context: TaskContext, payload: Payload): Task => ({
  handler: async ({ now }) => {
    const at = now()
    const table = await readHolidays(context.db)
    if (!isWorkingDay(shanghaiDay(at), table)) return { digests: 0, reminders: 0 }
    const columns = await readColumnAudiences(context.db)
    let reminders = 0
    for (const event of [...(await endingPolicies(context, at)), ...(await overdueEmergencies(context, at, columns))]) reminders += await tell(context, at, { event })
    return { digests: await tellDigests(context, payload, { columns, now: at, table }), reminders }
  },
  name: 'dailyDigest',
})
