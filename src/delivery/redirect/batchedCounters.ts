import { type AnyBulkWriteOperation, type Db, type Document, ObjectId } from 'mongodb'
import type { Logger } from 'pino'

import type { Clock } from '../../shared/clock.ts'
import { ensureError } from '../../shared/errors.ts'
import { OPS_SLUGS } from '../../shared/slugs.ts'

type Seen = { count: number; first: Date; last: Date; referrers: Set<string> }

const FLUSH_MS = 5_000
/** Distinct paths kept between two writes; further ones are not recorded. */
const MAX_PENDING = 1_000
/** Rows of the log; beyond it only known paths are counted on. */
const MAX_ROWS = 20_000
const MAX_PATH = 300
const MAX_REFERRERS = 10

const missUpdate = ({ count, first, last, referrers }: Seen): Document[] => [
  {
    $set: {
      count: { $add: [{ $ifNull: ['$count', 0] }, count] },
      createdAt: { $ifNull: ['$createdAt', first] },
      firstSeenAt: { $ifNull: ['$firstSeenAt', first] },
      lastSeenAt: last,
      referrers: { $slice: [{ $setUnion: [{ $ifNull: ['$referrers', []] }, { $literal: [...referrers] }] }, MAX_REFERRERS] },
      state: { $ifNull: ['$state', 'open'] },
      updatedAt: last,
    },
  },
]

/** Origin and path of a referring page; queries may hold what is nobody's business. */
const referrerOf = (raw: string | undefined): string | null => {
  const url = raw ? URL.parse(raw) : null
  return url && /^https?:$/.test(url.protocol) ? `${url.origin}${url.pathname}`.slice(0, MAX_PATH) : null
}

export type BatchedCounters = {
  close: () => Promise<void>
  flush: () => Promise<void>
  /** A redirect rule was used. */
  hit: (ruleId: string) => void
  /** A path (normalised) led nowhere. */
  miss: (path: string, referrer: string | undefined) => void
}

/** Counts redirects and misses in memory and writes them every five seconds. Both are bounded; a failed write is logged and dropped. */
export const createBatchedCounters = ({ clock, db, logger }: { clock: Clock; db: Db; logger: Logger }): BatchedCounters => {
  let hits = new Map<string, number>()
  let misses = new Map<string, Seen>()
  const writeHits = async (taken: ReadonlyMap<string, number>): Promise<void> => {
    const $set = { lastHitAt: clock() }
    const writes = [...taken].map(([id, count]): AnyBulkWriteOperation => ({ updateOne: { filter: { _id: new ObjectId(id) }, update: { $inc: { hits: count }, $set } } }))
    if (writes.length > 0) await db.collection(OPS_SLUGS.redirects).bulkWrite(writes, { ordered: false })
  }
  const writeMisses = async (taken: ReadonlyMap<string, Seen>): Promise<void> => {
    if (taken.size === 0) return
    const log = db.collection(OPS_SLUGS.notFoundLog)
    const upsert = (await log.estimatedDocumentCount()) < MAX_ROWS
    await log.bulkWrite([...taken].map(([path, seen]) => ({ updateOne: { filter: { path }, update: missUpdate(seen), upsert } })), { ordered: false })
  }
  const flush = async (): Promise<void> => {
    const [takenHits, takenMisses] = [hits, misses]
    ;[hits, misses] = [new Map(), new Map()]
    try {
      await writeHits(takenHits)
      await writeMisses(takenMisses)
    } catch (thrown) {
      logger.warn({ err: ensureError(thrown), hits: takenHits.size, misses: takenMisses.size }, 'counters not written')
    }
  }
  const timer = setInterval(() => void flush(), FLUSH_MS).unref()
  return {
    close: async () => {
      clearInterval(timer)
      await flush()
    },
    flush,
    hit: (ruleId) => hits.set(ruleId, (hits.get(ruleId) ?? 0) + 1),
    miss: (path, referrer) => {
      const known = misses.get(path)
      if (path.length > MAX_PATH || (!known && misses.size >= MAX_PENDING)) return
      const now = clock()
      const seen = known ?? { count: 0, first: now, last: now, referrers: new Set<string>() }
      const from = referrerOf(referrer)
      if (from && seen.referrers.size < MAX_REFERRERS) seen.referrers.add(from)
      misses.set(path, Object.assign(seen, { count: seen.count + 1, last: now }))
    },
  }
}
