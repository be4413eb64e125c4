import type { Collection, Document, ObjectId } from 'mongodb'

import type { AuditAction, AuditEntry } from '../audit/auditEntry.ts'
import type { ChangedPath } from '../audit/changedPaths.ts'
import { type ChainHead, GENESIS, type SealedEntry, sealEntries } from '../audit/sealEntries.ts'
import { type ChainVerdict, verifyChain } from '../audit/verifyChain.ts'

type Row = {
  _id: ObjectId
  action: AuditAction
  actor?: null | ObjectId
  actorName?: string
  at: Date
  changed?: ChangedPath[]
  collectionSlug: string
  documentId: string
  hash?: string
  ip?: null | string
  prevHash?: string
  reason?: null | string
  seq?: number
}

const BATCH = 1000

const toEntry = (row: Row): AuditEntry => ({
  action: row.action,
  actor: row.actor ? String(row.actor) : null,
  actorName: row.actorName ?? '',
  at: row.at.toISOString(),
  changed: row.changed ?? [],
  collectionSlug: row.collectionSlug,
  documentId: row.documentId,
  ip: row.ip ?? null,
  reason: row.reason ?? null,
})

const toSealed = (row: Row): SealedEntry => ({ ...toEntry(row), hash: row.hash ?? '', prevHash: row.prevHash ?? '', seq: row.seq ?? 0 })

const headOf = async (log: Collection<Document>): Promise<ChainHead> => {
  const last = await log.findOne<Row>({ seq: { $gt: 0 } }, { sort: { seq: -1 } })
  return last?.hash && last.seq ? { hash: last.hash, seq: last.seq } : GENESIS
}

/**
 * Chains what is not yet in the chain, oldest first, at most a thousand entries a call; returns how many. One caller at
 * a time: the job that runs it is exclusive.
 */
export const sealAuditLog = async (log: Collection<Document>): Promise<number> => {
  const open = await log.find<Row>({ seq: null }).sort({ _id: 1 }).limit(BATCH).toArray()
  if (open.length === 0) return 0
  const sealed = sealEntries(await headOf(log), open.map(toEntry))
  const result = await log.bulkWrite(
    sealed.map(({ hash, prevHash, seq }, index) => ({
      updateOne: { filter: { _id: open[index]?._id, seq: null }, update: { $set: { hash, prevHash, seq } } },
    })),
  )
  return result.modifiedCount
}

/** The sealed entries in their order, a batch at a time: what an export writes and a check reads. */
export async function* sealedEntries(log: Collection<Document>): AsyncGenerator<readonly SealedEntry[]> {
  let seq = 0
  for (;;) {
    const batch = await log.find<Row>({ seq: { $gt: seq } }).sort({ seq: 1 }).limit(BATCH).toArray()
    if (batch.length === 0) return
    yield batch.map(toSealed)
    seq = batch.at(-1)?.seq ?? seq
  }
}

/** Recomputes the whole chain as it is stored, a thousand entries at a time, and says where it first breaks. */
export const verifyAuditLog = async (log: Collection<Document>): Promise<ChainVerdict> => {
  let head = GENESIS
  for await (const batch of sealedEntries(log)) {
    const verdict = verifyChain(batch, head)
    if (verdict.state === 'broken') return verdict
    head = verdict.head
  }
  return { head, state: 'whole' }
}
