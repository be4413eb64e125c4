import type { Db } from 'mongodb'

import { outboxCollection } from '../../src/store/noticeWriter.ts'
import { claimMessage, settleMessage } from '../../src/store/outbox.ts'
import { deliverMessage } from '../deliverMessage.ts'
import { closeIncidents, openIncident } from '../incident.ts'
import { openSenders } from '../senders.ts'
import type { Task, TaskCounts, TaskRun } from '../task.ts'
import type { TaskContext } from '../taskContext.ts'
import { tellOpen } from '../tellOpen.ts'

/** One silent peer must not hold up the others. */
const LANES = 4

const INCIDENT = 'notifications:failed'

/** One incident for all dead letters, open as long as there is one; it is told in the inbox only. */
const showDeadLetters = async (db: Db, now: Date): Promise<void> => {
  const failed = await outboxCollection(db).countDocuments({ state: 'failed' }, { limit: 1_000 })
  if (failed === 0) return closeIncidents(db, [INCIDENT], now)
  await openIncident(db, {
    detail: `有 ${failed} 条通知没有送达。请在“通知发送”中查看原因（地址、密码、机器人的设置），处理后点“重新发送”。`, key: INCIDENT, kind: 'notification', now, severity: 'warning', source: 'deliverNotifications', title: '有通知没有送达',
  })
}

/**
 * Tells of open incidents and findings nobody was told of yet, then sends what is due in the outbox until nothing is. Any number of workers may do so at once: a message is claimed before it is
 * sent. A process that dies between sending and noting it leaves the message to be sent again, under the same Message-ID.
 * `timeoutMs` bounds each step with a peer.
 */
export const deliverNotifications = (context: TaskContext, timeoutMs?: number): Task => ({
  handler: async ({ now, signal }: TaskRun): Promise<TaskCounts> => {
    const { db, env } = context
    const counts = { dropped: 0, failed: 0, retry: 0, sent: 0, told: await tellOpen(context, now()) }
    const senders = openSenders(env, timeoutMs)
    const lane = async (): Promise<void> => {
      while (!signal.aborted) {
        const message = await claimMessage(db, now())
        if (!message) return
        const settled = await deliverMessage({ db, env, message, now: now(), senders })
        await settleMessage(db, message, { now: now(), settled })
        counts[settled.kind] += 1
      }
    }
    try {
      await Promise.all(Array.from({ length: LANES }, lane))
    } finally {
      await senders.close()
    }
    await showDeadLetters(db, now())
    return counts
  },
  name: 'deliverNotifications',
})
