import { createHash } from 'node:crypto'

import type { AuditEntry } from './auditEntry.ts'

/** An entry in the chain: its place, the hash of the one before, and its own. */
export type SealedEntry = AuditEntry & { hash: string; prevHash: string; seq: number }

/** The end of a chain: where the next entry goes on. */
export type ChainHead = { hash: string; seq: number }

/** What the first entry of a chain follows. */
export const GENESIS: ChainHead = { hash: '0'.repeat(64), seq: 0 }

const canonical = (entry: AuditEntry): string =>
  JSON.stringify([
    entry.at, entry.actor, entry.actorName, entry.ip, entry.action, entry.collectionSlug, entry.documentId,
    entry.changed.map(({ after, before, path }) => [path, before, after]), entry.reason,
  ])

/** SHA-256 (hex) over the previous hash, the number and everything the entry says. */
export const hashOf = (entry: AuditEntry, head: ChainHead): string =>
  createHash('sha256').update(`${head.hash}\n${head.seq + 1}\n${canonical(entry)}`).digest('hex')

/** Chains entries behind `head`, in the order given. */
export const sealEntries = (head: ChainHead, entries: readonly AuditEntry[]): SealedEntry[] => {
  const sealed: SealedEntry[] = []
  let last = head
  for (const entry of entries) {
    const next = { ...entry, hash: hashOf(entry, last), prevHash: last.hash, seq: last.seq + 1 }
    sealed.push(next)
    last = next
  }
  return sealed
}
