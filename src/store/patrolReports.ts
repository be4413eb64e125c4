import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'

import { type Db, GridFSBucket, ObjectId } from 'mongodb'

import { type PatrolReport, type TargetReport, VERDICTS } from '../links/report.ts'

/** GridFS bucket: one file a run, named by the run's id. */
const BUCKET = 'patrolReports'
/** Reports kept; the figures of older runs stay in their records. */
const KEPT = 40
/** Places kept of a link that is not fine, and of all fine links together. */
const MOST_PLACES = 2_000
const MOST_FINE_PLACES = 200_000
const SHOWN_WHERE_FINE = 20

/** A report without its links. */
export type ReportHead = Omit<PatrolReport, 'targets'>

/** A line of JSON that readers of lines take for one. */
const lineOf = (value: unknown): string => `${JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`

const worstFirst = (targets: readonly TargetReport[]): TargetReport[] => targets.toSorted((one, other) => VERDICTS.indexOf(one.verdict) - VERDICTS.indexOf(other.verdict))

function* linesOf({ targets, ...head }: PatrolReport): Generator<string> {
  yield lineOf(head)
  const fine = Math.min(SHOWN_WHERE_FINE, Math.max(1, Math.floor(MOST_FINE_PLACES / Math.max(targets.length, 1))))
  for (const target of worstFirst(targets)) yield lineOf({ ...target, places: target.places.slice(0, target.verdict === 'ok' ? fine : MOST_PLACES) })
}

const drop = async (db: Db, id: ObjectId): Promise<void> => {
  await db.collection(`${BUCKET}.files`).deleteOne({ _id: id })
  await db.collection(`${BUCKET}.chunks`).deleteMany({ files_id: id })
}

/**
 * Keeps the report of a run, compressed, in place of one that was kept of it before, and forgets all but the newest 40. The links that are a
 * problem come first, with up to 2,000 places each; of fine ones up to 20, fewer on large sites.
 */
export const keepPatrolReport = async (db: Db, run: string, report: PatrolReport): Promise<void> => {
  const id = new ObjectId(run)
  await drop(db, id)
  const file = new GridFSBucket(db, { bucketName: BUCKET }).openUploadStreamWithId(id, run)
  await pipeline(Readable.from(linesOf(report)), createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 1 } }), file)
  const old = await db.collection(`${BUCKET}.files`).find({}, { projection: { _id: 1 }, skip: KEPT, sort: { uploadDate: -1 } }).toArray()
  for (const { _id } of old) await drop(db, _id)
}

async function* readLines(db: Db, run: string): AsyncGenerator<string> {
  const id = new ObjectId(run)
  const isKept = await db.collection(`${BUCKET}.files`).findOne({ _id: id }, { projection: { _id: 1 } })
  if (!isKept) return
  const file = new GridFSBucket(db, { bucketName: BUCKET }).openDownloadStream(id)
  const text = createZstdDecompress()
  // A failing file ends the text with its error, which the reader of the lines then meets.
  file.once('error', (error) => text.destroy(error))
  const lines = createInterface({ input: file.pipe(text) })
  try {
    yield* lines
  } finally {
    lines.close()
    text.destroy()
    await file.abort()
  }
}

/** How much is read: up to the last link that may be a problem, or all. */
type Extent = 'all' | 'problems'

const isRest = ({ verdict }: TargetReport): boolean => verdict === 'skipped' || verdict === 'ok'

/** The report of a run as it was kept; null where it is not, any more. `problems` reads no further than the links somebody may have to do with. */
export const readPatrolReport = async (db: Db, run: string, extent: Extent): Promise<null | PatrolReport> => {
  let head: null | ReportHead = null
  const targets: TargetReport[] = []
  for await (const line of readLines(db, run)) {
    if (head === null) {
      head = JSON.parse(line) as ReportHead
      continue
    }
    const target = JSON.parse(line) as TargetReport
    if (extent === 'problems' && isRest(target)) break
    targets.push(target)
  }
  return head && { ...head, targets }
}
