import { type ChainHead, GENESIS, hashOf, type SealedEntry } from './sealEntries.ts'

/** Whether a chain is whole; otherwise the first number at which it is not, and what is wrong there. */
export type ChainVerdict = { head: ChainHead; state: 'whole' } | { message: string; seq: number; state: 'broken' }

const faultOf = (entry: SealedEntry, head: ChainHead): null | string => {
  if (entry.seq !== head.seq + 1) return `缺少第 ${head.seq + 1} 条，其后是第 ${entry.seq} 条`
  if (entry.prevHash !== head.hash) return `第 ${entry.seq} 条不接在前一条之后`
  return hashOf(entry, head) === entry.hash ? null : `第 ${entry.seq} 条的内容与其哈希不符，记录被改动过`
}

/**
 * Recomputes a chain. Finds an entry that was changed, removed, added or moved; a chain cut short at its end is found by
 * comparing the head with one kept elsewhere.
 * @param entries sealed entries, by number ascending
 * @param from the head the first of them follows
 */
export const verifyChain = (entries: readonly SealedEntry[], from: ChainHead = GENESIS): ChainVerdict => {
  let head = from
  for (const entry of entries) {
    const message = faultOf(entry, head)
    if (message) return { message, seq: head.seq + 1, state: 'broken' }
    head = { hash: entry.hash, seq: entry.seq }
  }
  return { head, state: 'whole' }
}
