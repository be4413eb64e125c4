import type { ChangeStream, Collection } from 'mongodb'

import type { StoredJob } from './jobStore.ts'

type Wake = { jobId: string; jobName: string; nextRunAt: Date | null; priority: number; timestamp: Date }
type Handler = (wake: Wake) => Promise<void> | void

/** Tells this process that a task has work, without waiting for the next poll. */
export type WakeUps = {
  connect: () => Promise<void>
  disconnect: () => Promise<void>
  subscribe: (handler: Handler) => () => void
  wake: (task: string, at: Date) => void
}

/**
 * Wakes on every job that any process inserts (a change stream) and on `wake`. A lost stream is no fault by itself:
 * polling goes on, and `onLost` says that pick-up is slower until the next start.
 */
export const createWakeUps = (jobs: Collection<StoredJob>, options: { now: () => Date; onLost: (error: Error) => void }): WakeUps => {
  const handlers = new Set<Handler>()
  let stream: ChangeStream<StoredJob> | undefined
  const wake = (task: string, at: Date): void => {
    for (const handler of handlers) void handler({ jobId: '', jobName: task, nextRunAt: at, priority: 0, timestamp: at })
  }
  return {
    connect: async () => {
      const opened = jobs.watch([{ $match: { operationType: 'insert' } }])
      opened.on('change', (change) => {
        if (change.operationType === 'insert') wake((change.fullDocument).name, options.now())
      })
      opened.on('error', (error: Error) => options.onLost(error))
      stream = opened
    },
    disconnect: async () => {
      handlers.clear()
      await stream?.close()
    },
    subscribe: (handler) => {
      handlers.add(handler)
      return () => handlers.delete(handler)
    },
    wake,
  }
}
