import type { Collection, Db } from 'mongodb'

import type { PageMemory } from '../links/trace.ts'
import type { Clock } from '../shared/clock.ts'
import { ensureError } from '../shared/errors.ts'

type Row = PageMemory & { _id: string; at: Date }

/** What is remembered of pages of other sites, and what this run adds to it. */
export type PageMemories = {
  history: (url: string) => Promise<PageMemory | null>
  onPage: (url: string, memory: PageMemory) => void
  /** Waits until everything is written. @throws where reading or writing failed at any time */
  flush: () => Promise<void>
}

const COLLECTION = 'pageMemories'
const MAX_ROWS = 200
const KEPT_SECONDS = 400 * 86_400
/** What stays the same is written again after this long, so that it is not forgotten. */
const FRESH_MS = 30 * 86_400_000

const rows = (db: Db): Collection<Row> => db.collection<Row>(COLLECTION)

/** Pages that no run has seen for more than a year are dropped by the database itself. */
export const ensurePageMemoryIndexes = async (db: Db): Promise<void> => {
  await rows(db).createIndex({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS, name: 'forget' })
}

/** Pages of other sites as earlier runs saw them, in MongoDB, by URL. A fault of the database is told by `flush`, never in between. */
export const mongoPageMemory = ({ db, now }: { db: Db; now: Clock }): PageMemories => {
  const read = new Map<string, Row>()
  let changed: Row[] = []
  let fault: Error | null = null
  let done = Promise.resolve()
  const guarded = async <T>(nothing: T, work: () => Promise<T>): Promise<T> => {
    try {
      return fault ? nothing : await work()
    } catch (thrown) {
      fault ??= ensureError(thrown)
      return nothing
    }
  }
  const send = (): void => {
    const batch = changed
    changed = []
    if (batch.length === 0) return
    const writes = batch.map(({ _id, ...values }) => ({ updateOne: { filter: { _id }, update: { $set: values }, upsert: true } }))
    done = done.then(() => guarded(undefined, async () => void (await rows(db).bulkWrite(writes, { ordered: false }))))
  }
  return {
    flush: async () => {
      send()
      await done
      if (fault) throw fault
    },
    history: (url) => guarded(null, async () => {
      const row = await rows(db).findOne({ _id: url })
      if (row) read.set(url, row)
      return row && { finalUrl: row.finalUrl, title: row.title, text: row.text }
    }),
    onPage: (url, { finalUrl, title, text }) => {
      const at = now()
      const known = read.get(url)
      read.delete(url)
      if (known?.title === title && known.text === text && known.finalUrl === finalUrl && at.getTime() - known.at.getTime() < FRESH_MS) return
      changed.push({ _id: url, at, finalUrl, text, title })
      if (changed.length >= MAX_ROWS) send()
    },
  }
}
