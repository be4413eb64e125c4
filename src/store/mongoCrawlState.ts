import type { AnyBulkWriteOperation, Binary, Collection, Db } from 'mongodb'

import type { Validators } from '../links/hop.ts'
import type { CrawlState, Found, KeptAnswer } from '../links/resume/crawlState.ts'
import { PACK_VERSION } from '../links/resume/packAnswer.ts'
import type { Clock } from '../shared/clock.ts'
import { ensureError } from '../shared/errors.ts'
import { createPrefetcher } from './prefetcher.ts'

/** One row per site and URL: the newest answer, and the run that got or confirmed it. */
type Row = Validators & {
  _id: string
  at: Date
  digest: string | null
  packed?: Binary | Uint8Array
  run?: string
  tries?: { count: number; run: string }
}

export type MongoCrawlStateOptions = {
  db: Db
  now: Clock
  /** Told once when the database fails; the run should end then, and can go on later. */
  onFault: (error: Error) => void
  /** Told after each batch how many answers it made durable. */
  onWritten?: (answers: number) => void
  run: string
  /** Start URL; runs of the same site share their answers. */
  site: string
}

type Batch = { bytes: number; kept: { answer: KeptAnswer; id: string }[]; renewed: string[]; updates: { id: string; values: Partial<Row> }[] }

const COLLECTION = 'patrolAnswers'
const MAX_ROWS = 200
const MAX_BYTES = 4 * 1024 * 1024
const LINGER_MS = 100
const MAX_BEHIND = 2
const KEPT_SECONDS = 60 * 86_400

const emptyBatch = (): Batch => ({ bytes: 0, kept: [], renewed: [], updates: [] })

const rows = (db: Db): Collection<Row> => db.collection<Row>(COLLECTION, { promoteBuffers: true })

/** Answers nobody asked for in sixty days are dropped by the database itself. */
export const ensureCrawlStateIndexes = async (db: Db): Promise<void> => {
  await rows(db).createIndex({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS, name: 'forget' })
}

const foundOf = (row: Row, run: string): Found => {
  const { digest, etag, lastModified, packed } = row
  const answer = packed ? { current: row.run === run, digest, etag, lastModified, packed: packed instanceof Uint8Array ? packed : packed.buffer } : null
  return { answer, tries: row.tries?.run === run ? row.tries.count : 0 }
}

const sizeOf = ({ kept, renewed, updates }: Batch): number => kept.length + renewed.length + updates.length

const writesOf = ({ kept, updates }: Batch, { at, run }: { at: Date; run: string }): AnyBulkWriteOperation<Row>[] => {
  const answers = kept.map(({ answer: { digest, etag, lastModified, pack }, id }) => ({ id, values: { digest, etag, lastModified, packed: pack(), run } }))
  return [...answers, ...updates].map(({ id, values }) => ({ updateOne: { filter: { _id: id }, update: { $set: { ...values, at } }, upsert: true } }))
}

const writeBatch = async (collection: Collection<Row>, batch: Batch, stamp: { at: Date; run: string }): Promise<void> => {
  if (batch.renewed.length > 0) await collection.updateMany({ _id: { $in: batch.renewed } }, { $set: stamp })
  const writes = writesOf(batch, stamp)
  if (writes.length > 0) await collection.bulkWrite(writes, { ordered: false })
}

/** Gathers writes and sends them in bounded batches, one after another, at the latest after a tenth of a second. */
class BatchWriter {
  private readonly options: MongoCrawlStateOptions
  private batch = emptyBatch()
  private timer: NodeJS.Timeout | null = null
  private behind = 0
  private done: Promise<void> = Promise.resolve()
  fault: Error | null = null

  constructor(options: MongoCrawlStateOptions) {
    this.options = options
  }

  async add(change: (batch: Batch) => void): Promise<void> {
    change(this.batch)
    if (sizeOf(this.batch) >= MAX_ROWS || this.batch.bytes >= MAX_BYTES) this.send()
    else this.timer ??= setTimeout(() => this.send(), LINGER_MS)
    if (this.behind > MAX_BEHIND) await this.done
  }

  async flush(): Promise<void> {
    this.send()
    await this.done
    if (this.fault) throw this.fault
  }

  fail(thrown: unknown): void {
    if (this.fault) return
    this.fault = ensureError(thrown)
    this.options.onFault(this.fault)
  }

  private send(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    const { batch } = this
    this.batch = emptyBatch()
    if (sizeOf(batch) === 0) return
    this.behind += 1
    this.done = this.done.then(() => this.write(batch))
  }

  private async write(batch: Batch): Promise<void> {
    const { db, now, onWritten, run } = this.options
    try {
      if (!this.fault) await writeBatch(rows(db), batch, { at: now(), run })
      onWritten?.(sizeOf(batch))
    } catch (thrown) {
      this.fail(thrown)
    } finally {
      this.behind -= 1
    }
  }
}

/**
 * The answers of a site's runs in MongoDB. Reads and writes many rows at a time; what is not yet written when the process dies
 * (a tenth of a second at most) is asked for again.
 */
export const mongoCrawlState = (options: MongoCrawlStateOptions): CrawlState => {
  const { db, run, site } = options
  const idOf = (key: string): string => `${PACK_VERSION} ${site} ${key}`
  const writer = new BatchWriter(options)
  const read = async (keys: readonly string[]): Promise<Map<string, Found>> => {
    const found = await rows(db).find({ _id: { $in: keys.map(idOf) } }).toArray()
    const prefix = idOf('').length
    return new Map(found.map((row) => [row._id.slice(prefix), foundOf(row, run)]))
  }
  const prefetcher = createPrefetcher({ nothing: { answer: null, tries: 0 }, onFault: (thrown) => writer.fail(thrown), read })
  const update = (key: string, values: Partial<Row>): Promise<void> => writer.add((batch) => void batch.updates.push({ id: idOf(key), values }))
  const keep = (key: string, answer: KeptAnswer): Promise<void> => writer.add((batch) => {
    batch.bytes += answer.size
    batch.kept.push({ answer, id: idOf(key) })
  })
  return {
    expect: prefetcher.expect,
    find: prefetcher.find,
    flush: () => writer.flush(),
    keep,
    noteTries: (key, count) => update(key, { tries: { count, run } }),
    renew: (key, validators) => (validators ? update(key, { ...validators, run }) : writer.add((batch) => void batch.renewed.push(idOf(key)))),
  }
}
