import type { ClientSession } from 'mongodb'

import type { JobLogger } from './jobLogger.ts'

/** What a handler gets: its data, its place in time, and the means to have an effect exactly once. */
export type TaskRun = {
  /** Says that this attempt got further than any before it: deaths of the process until now no longer count towards giving up. */
  advanced: () => Promise<void>
  attempt: number
  data: Record<string, unknown>
  /**
   * Runs `act` and remembers `key` in one transaction: however often the job is executed again, `act` commits once.
   * Resolves to false when the effect stood already. Everything `act` writes must use the session it is given.
   */
  effect: (key: string, act: (session: ClientSession) => Promise<void>) => Promise<boolean>
  key: string
  logger: JobLogger
  now: () => Date
  /** Aborted when the lease is lost, the time limit is over or the worker drains. */
  signal: AbortSignal
}

/** Figures of a run, shown with its record. */
export type TaskCounts = Record<string, number>

/** A durable task: how often and how long it may run, and what it does. */
export type Task = {
  /** How many run at once in one process. @default 1 */
  concurrency?: number
  /** Jobs that answer with the same text never run at the same time, in whichever process. */
  exclusive?: (data: Record<string, unknown>) => string
  handler: (run: TaskRun) => Promise<TaskCounts>
  /** After this many attempts the job is given up and an incident opened. @default 5 */
  maxAttempts?: number
  name: string
  /** @default 30 minutes */
  timeoutMs?: number
}
