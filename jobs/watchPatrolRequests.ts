import type { Db } from 'mongodb'

import type { JobLogger } from './jobLogger.ts'
import { patrolRunCollection } from './patrolRunRecord.ts'
import type { Queue } from './queue.ts'

const POLL_MS = 2_000

/** Looks every two seconds for patrols that were requested in the admin and enqueues each once. Returns what stops it. */
export const watchPatrolRequests = ({ db, enqueue, logger }: { db: Db; enqueue: Queue['enqueue']; logger: JobLogger }): (() => void) => {
  let busy = false
  const look = async (): Promise<void> => {
    if (busy) return
    busy = true
    try {
      const queued = await patrolRunCollection(db).find({ state: 'queued' }, { projection: { _id: 1 } }).limit(10).toArray()
      for (const { _id } of queued) await enqueue('patrolPortal', { data: { run: _id.toHexString() }, key: `patrol:${_id.toHexString()}` })
    } catch (err) {
      logger.error({ err }, '未能读取待执行的巡检')
    } finally {
      busy = false
    }
  }
  const timer = setInterval(() => void look(), POLL_MS)
  void look()
  return () => clearInterval(timer)
}
