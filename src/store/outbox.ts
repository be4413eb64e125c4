import { randomUUID } from 'node:crypto'

import type { Db, Filter, ObjectId } from 'mongodb'

import type { Settled } from '../notify/settleAttempt.ts'
import { outboxCollection, type OutboxRow } from './noticeWriter.ts'

/** A message that this process may send now, and nobody else until the lease ends. */
export type ClaimedMessage = OutboxRow & { claim: string }

/** Longer than any attempt can take: a message whose sender died is taken over after it. */
const LEASE_MS = 180_000

const due = (now: Date): Filter<OutboxRow> => ({ $or: [{ nextAttemptAt: { $lte: now }, state: 'queued' }, { leaseUntil: { $lt: now }, state: 'sending' }] })

/** Takes the message that has waited longest, or null where none is due. One operation, so that no two processes take the same. */
export const claimMessage = async (db: Db, now: Date): Promise<ClaimedMessage | null> => {
  const claim = randomUUID()
  const taken = await outboxCollection(db).findOneAndUpdate(
    due(now),
    { $inc: { attempts: 1 }, $set: { claim, leaseUntil: new Date(now.getTime() + LEASE_MS), state: 'sending', updatedAt: now } },
    { returnDocument: 'after', sort: { nextAttemptAt: 1 } },
  )
  return taken && { ...taken, claim }
}

const outcomeFields = (settled: Settled | { error: string; kind: 'dropped' }, now: Date): Partial<OutboxRow> => {
  switch (settled.kind) {
    case 'dropped': return { error: settled.error, nextAttemptAt: null, state: 'dropped' }
    case 'failed': return { error: settled.error, nextAttemptAt: null, state: 'failed' }
    case 'retry': return { error: settled.error, nextAttemptAt: settled.at, state: 'queued' }
    case 'sent': return { error: null, nextAttemptAt: null, sentAt: now, state: 'sent' }
  }
}

/** Writes what became of a claimed message; nothing where another process has taken it over since. */
export const settleMessage = async (db: Db, { _id, claim }: { _id: ObjectId; claim: string }, { now, settled }: { now: Date; settled: Settled | { error: string; kind: 'dropped' } }): Promise<void> => {
  await outboxCollection(db).updateOne({ _id, claim }, { $set: { ...outcomeFields(settled, now), claim: null, leaseUntil: null, updatedAt: now } })
}
