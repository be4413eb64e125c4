import { createTask, type ScheduledTask } from 'node-cron'

import type { Clock } from '../src/shared/clock.ts'
import type { JobLogger } from './jobLogger.ts'
import { missedSlots, slotKey } from './missedSlots.ts'
import type { Queue } from './queue.ts'
import type { Schedule } from './schedules.ts'

const TIME_ZONE = 'Asia/Shanghai'
const HOUR_MS = 3_600_000
const SILENT_MS = 150_000

export type ClockOptions = { clock: Clock; enqueue: Queue['enqueue']; logger: JobLogger; schedules: readonly Schedule[] }

export type RunningClock = { health: () => { alive: boolean; lastTickAt: Date }; stop: () => Promise<void> }

/**
 * Enqueues each schedule's task at its minutes, and for each the newest slot missed within the last hour. It does no
 * work itself; the slot's key keeps several clocks from doubling a job.
 */
export const startClock = async (options: ClockOptions): Promise<RunningClock> => {
  const { clock, enqueue, logger, schedules } = options
  let lastTickAt = clock()
  const add = async (task: string, slot: Date): Promise<void> => {
    try {
      await enqueue(task, { data: { slot: slot.toISOString() }, key: slotKey(task, slot) })
    } catch (error) {
      logger.error({ err: error, task }, '定时任务未能入队')
    }
  }
  const pulse = createTask('* * * * *', () => void (lastTickAt = clock()), { name: 'pulse', timezone: TIME_ZONE })
  const timers = schedules.map(({ cron, task }): { task: string; timer: ScheduledTask } => ({
    task,
    timer: createTask(cron, ({ date }) => add(task, date), { missedExecutionTolerance: 30_000, name: task, noOverlap: true, timezone: TIME_ZONE }),
  }))
  const now = clock()
  for (const { task, timer } of timers) {
    const [newest] = missedSlots((minute) => timer.match(minute), { from: new Date(now.getTime() - HOUR_MS), to: now })
    if (newest) await add(task, newest)
  }
  const all = [pulse, ...timers.map(({ timer }) => timer)]
  for (const timer of all) await timer.start()
  return {
    health: () => ({ alive: clock().getTime() - lastTickAt.getTime() < SILENT_MS, lastTickAt }),
    stop: async () => {
      for (const timer of all) await timer.destroy()
    },
  }
}
