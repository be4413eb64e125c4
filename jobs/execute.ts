import type { ClientSession, Db } from 'mongodb'

import type { Clock } from '../src/shared/clock.ts'
import { ensureError } from '../src/shared/errors.ts'
import { createEffect } from './effects.ts'
import { openIncident } from './incident.ts'
import type { JobLogger } from './jobLogger.ts'
import { beginRun, closeRun, LeaseLostError, noteAdvance, noteFailure, runCollection, type RunRecord } from './runRecords.ts'
import type { Task } from './task.ts'

const MAX_ATTEMPTS = 5
const TIMEOUT_MS = 30 * 60_000

/** How an attempt ended: `over` needs nothing more, `retry` shall come again. */
export type Outcome = { attempt: number; error: Error; kind: 'retry' } | { kind: 'over' }

export type Execution = {
  clock: Clock
  data: Record<string, unknown>
  db: Db
  draining: AbortSignal
  key: string
  logger: JobLogger
  /** Aborted when the queue finds that another worker has taken the job over. */
  lost: AbortSignal
  task: Task
  worker: string
}

const giveUp = async (execution: Execution, record: RunRecord, message: string): Promise<Outcome> => {
  const { clock, db, key, task } = execution
  const now = clock()
  const fence = { attempt: record.attempts, key }
  await closeRun(runCollection(db), fence, { error: message, finishedAt: now, state: 'failed', updatedAt: now })
  await openIncident(db, {
    detail: `任务 ${key} 尝试 ${record.attempts} 次仍未完成，已停止重试。最后的错误：${message}`,
    key: `job:${key}`,
    kind: 'job',
    now,
    severity: 'error',
    source: task.name,
    title: `任务失败：${task.name}`,
  })
  return { kind: 'over' }
}

const failed = async (execution: Execution, record: RunRecord, thrown: unknown): Promise<Outcome> => {
  const { clock, db, draining, key, logger, task } = execution
  const error = ensureError(thrown)
  if (error instanceof LeaseLostError) return { kind: 'over' }
  logger.warn({ attempt: record.attempts, err: error, key }, '任务执行失败')
  const stored = await runCollection(db).findOne({ key }, { projection: { interruptions: 1 } })
  const counted = record.attempts - (stored?.interruptions ?? 0)
  if (!draining.aborted && counted >= (task.maxAttempts ?? MAX_ATTEMPTS)) return giveUp(execution, record, error.message)
  await noteFailure(runCollection(db), { attempt: record.attempts, key }, { error: error.message, interrupted: draining.aborted, now: clock() })
  return { attempt: counted, error, kind: 'retry' }
}

const attempt = async (execution: Execution, record: RunRecord, session: ClientSession): Promise<Outcome> => {
  const { clock, data, db, draining, key, logger, lost, task } = execution
  const fence = { attempt: record.attempts, key }
  const signal = AbortSignal.any([draining, lost, AbortSignal.timeout(task.timeoutMs ?? TIMEOUT_MS)])
  const effect = createEffect(db, { fence, now: clock, session })
  const advanced = (): Promise<void> => noteAdvance(runCollection(db), fence, clock())
  const counts = await task.handler({ advanced, attempt: record.attempts, data, effect, key, logger, now: clock, signal })
  signal.throwIfAborted()
  const now = clock()
  await closeRun(runCollection(db), fence, { counts, error: null, finishedAt: now, state: 'succeeded', updatedAt: now })
  return { kind: 'over' }
}

const executeIn = async (execution: Execution, session: ClientSession): Promise<Outcome> => {
  const { clock, db, key, task, worker } = execution
  const { id } = session.id ?? {}
  if (!id) throw new Error('数据库会话没有编号')
  const record = await beginRun(db, { key, now: clock(), session: id, task: task.name, worker })
  if (record.state !== 'running') return { kind: 'over' }
  if (record.attempts - (record.interruptions ?? 0) > (task.maxAttempts ?? MAX_ATTEMPTS)) {
    return giveUp(execution, record, record.error ?? '进程在执行中反复终止')
  }
  try {
    return await attempt(execution, record, session)
  } catch (thrown) {
    return failed(execution, record, thrown)
  }
}

/**
 * Runs one attempt of a job with its record. Gives up with an incident after `maxAttempts`, deaths of the process
 * included; attempts that a drain ended are not counted.
 */
export const execute = (execution: Execution): Promise<Outcome> => execution.db.client.withSession((session) => executeIn(execution, session))
