import type { TaskRun } from '../../jobs/task.ts'

const quiet = { error: () => undefined, info: () => undefined, warn: () => undefined }

/** An attempt of a job as a handler gets it, at `now` and without a queue behind it: effects are not remembered, progress goes nowhere. */
export const taskRun = (now: Date, more: Partial<TaskRun> = {}): TaskRun => ({
  advanced: async () => undefined, attempt: 1, data: {}, effect: async () => true, key: 'test', logger: quiet, now: () => now, signal: new AbortController().signal, ...more,
})
