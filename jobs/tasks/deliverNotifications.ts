import { claimMessage, settleMessage } from '../../src/store/outbox.ts'
import { deliverMessage } from '../deliverMessage.ts'
import { openSenders } from '../senders.ts'
import type { Task, TaskCounts, TaskRun } from '../task.ts'
import type { TaskContext } from '../taskContext.ts'

/** One silent peer must not hold up the others. */
const LANES = 4

/**
 * Sends what is due in the outbox until nothing is. Any number of workers may do so at once: a message is claimed before it is
 * sent. A process that dies between sending and noting it leaves the message to be sent again, under the same Message-ID.
 * `timeoutMs` bounds each step with a peer.
 */
export const deliverNotifications = ({ db, env }: TaskContext, timeoutMs?: number): Task => ({
  handler: async ({ now, signal }: TaskRun): Promise<TaskCounts> => {
    const counts = { dropped: 0, failed: 0, retry: 0, sent: 0 }
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
    return counts
  },
  name: 'deliverNotifications',
})
