import { type Db, type Document, type Filter, ObjectId } from 'mongodb'

import { OPS_SLUGS } from '../../shared/slugs.ts'
import { visibleFilter } from './visibility.ts'

/** Collections whose changes are told one by one. */
export const CHANGING = ['faqs', 'feeWaiverPolicies', 'news', 'pages'] as const

export type ChangingSlug = (typeof CHANGING)[number]

/** A place in the order of changes: instant, then id. */
export type Cursor = { at: Date; id: string }

/** One change: a document that is public, one that is no longer, or an address that answers 410. */
export type Change = { at: Date; id: string } & ({ live: boolean; slug: ChangingSlug } | { live: false; slug: null; url: string })

type Ports = { db: Db; now: Date }
type Stream = { collection: string; key: 'publishedAt' | 'updatedAt'; where: Filter<Document> }
type Row = { _id: ObjectId; from?: string; publishedAt?: Date; updatedAt: Date }

const MAX_TIME_MS = 5_000

const compare = (left: Cursor, right: Cursor): number => left.at.getTime() - right.at.getTime() || (left.id < right.id ? -1 : Number(left.id > right.id))

const readStream = async ({ db }: Ports, { collection, key, where }: Stream, { cursor, limit }: { cursor: Cursor; limit: number }): Promise<Row[]> => {
  const after = { $or: [{ [key]: { $gt: cursor.at } }, { [key]: cursor.at, _id: { $gt: new ObjectId(cursor.id) } }] }
  return db
    .collection(collection)
    .find<Row>({ $and: [where, { [key]: { $gte: cursor.at } }, after] }, { maxTimeMS: MAX_TIME_MS, projection: { from: 1, publishedAt: 1, updatedAt: 1 } })
    .sort({ [key]: 1, _id: 1 })
    .limit(limit)
    .toArray()
}

/**
 * The next changes after a cursor, oldest first, at most `limit`. A public document changes when it is saved or when its
 * date comes; a document that is public no longer, when it was withdrawn or put in the trash.
 */
export const readChanges = async (ports: Ports, window: { cursor: Cursor; limit: number }): Promise<Change[]> => {
  const { now } = ports
  const streams = CHANGING.flatMap((slug) => {
    const visible = visibleFilter(slug, now)
    const saved: Stream = { collection: slug, key: 'updatedAt', where: { ...visible, $expr: { $gte: ['$updatedAt', '$publishedAt'] } } }
    const due: Stream = { collection: slug, key: 'publishedAt', where: { $and: [visible, { $expr: { $gt: ['$publishedAt', '$updatedAt'] } }] } }
    const ended: Stream = { collection: slug, key: 'updatedAt', where: { $nor: [visible], firstPublishedAt: { $lte: now } } }
    return [{ live: true, slug, stream: saved }, { live: true, slug, stream: due }, { live: false, slug, stream: ended }]
  })
  const gone: Stream = { collection: OPS_SLUGS.redirects, key: 'updatedAt', where: { enabled: true, match: 'exact', status: 410 } }
  const [deleted, ...rows] = await Promise.all([
    readStream(ports, gone, window),
    ...streams.map(async ({ live, slug, stream }) => (await readStream(ports, stream, window)).map((row): Change => ({ at: row[stream.key] ?? row.updatedAt, id: row._id.toHexString(), live, slug }))),
  ])
  const addresses = deleted.map((row): Change => ({ at: row.updatedAt, id: row._id.toHexString(), live: false, slug: null, url: row.from ?? '/' }))
  return [...addresses, ...rows.flat()].sort(compare).slice(0, window.limit)
}
