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

type Window = { cursor: Cursor; limit: number; until: Date }

/** A first synchronisation reads every date once. */
const MAX_TIME_MS = 15_000
/** Rows that may share one date, such as those of an import. */
const MAX_TIES = 10_000

const compare = (left: Cursor, right: Cursor): number => left.at.getTime() - right.at.getTime() || (left.id < right.id ? -1 : Number(left.id > right.id))

const PROJECTION = { from: 1, publishedAt: 1, updatedAt: 1 }

/**
 * The next rows of a stream by its date, up to `until`. The index knows dates only, so rows that share the last date are
 * read again whole: none of them may fall between two pages.
 */
const readStream = async ({ db }: Ports, { collection, key, where }: Stream, { cursor, limit, until }: Window): Promise<Row[]> => {
  const after = { $expr: { $or: [{ $gt: [`$${key}`, cursor.at] }, { $gt: ['$_id', new ObjectId(cursor.id)] }] } }
  const read = (dates: object, most: number): Promise<Row[]> =>
    db
      .collection(collection)
      .find<Row>({ $and: [{ [key]: dates }, where, after] }, { maxTimeMS: MAX_TIME_MS, projection: PROJECTION })
      .sort({ [key]: 1 })
      .limit(most)
      .toArray()
  const rows = await read({ $gte: cursor.at, $lte: until }, limit)
  const last = rows.at(-1)?.[key]
  if (!last || rows.length < limit) return rows
  return [...rows.filter((row) => row[key] && row[key] < last), ...(await read(last, MAX_TIES))]
}

const streamsOf = (slug: ChangingSlug, now: Date): { ended: Stream; due: Stream; saved: Stream } => {
  const visible = visibleFilter(slug, now)
  return {
    due: { collection: slug, key: 'publishedAt', where: { $and: [visible, { $expr: { $gt: ['$publishedAt', '$updatedAt'] } }] } },
    ended: { collection: slug, key: 'updatedAt', where: { $nor: [visible], firstPublishedAt: { $lte: now } } },
    saved: { collection: slug, key: 'updatedAt', where: { ...visible, $expr: { $gte: ['$updatedAt', '$publishedAt'] } } },
  }
}

const changeOf = (slug: ChangingSlug, live: boolean, key: Stream['key']) => (row: Row): Change => ({ at: row[key] ?? row.updatedAt, id: row._id.toHexString(), live, slug })

const readCollection = async (ports: Ports, slug: ChangingSlug, window: Window): Promise<Change[]> => {
  const { due, ended, saved } = streamsOf(slug, ports.now)
  const live = (await readStream(ports, saved, window)).map(changeOf(slug, true, 'updatedAt')).sort(compare)
  // What comes after the last of a full page is the next page's.
  const until = live.length >= window.limit ? (live.at(-1)?.at ?? window.until) : window.until
  const [came, went] = await Promise.all([readStream(ports, due, { ...window, until }), readStream(ports, ended, { ...window, until })])
  return [...live, ...came.map(changeOf(slug, true, 'publishedAt')), ...went.map(changeOf(slug, false, 'updatedAt'))]
}

const GONE: Stream = { collection: OPS_SLUGS.redirects, key: 'updatedAt', where: { enabled: true, match: 'exact', status: 410 } }

const readAddresses = async (ports: Ports, window: Window): Promise<Change[]> =>
  (await readStream(ports, GONE, window)).map((row) => ({ at: row.updatedAt, id: row._id.toHexString(), live: false, slug: null, url: row.from ?? '/' }))

/**
 * The next changes after a cursor, oldest first, at most `limit`. A public document changes when it is saved or when its
 * date comes; a document that is public no longer, when it was withdrawn or put in the trash.
 */
export const readChanges = async (ports: Ports, { cursor, limit }: { cursor: Cursor; limit: number }): Promise<Change[]> => {
  const window = { cursor, limit, until: ports.now }
  const found = await Promise.all([readAddresses(ports, window), ...CHANGING.map((slug) => readCollection(ports, slug, window))])
  return found.flat().sort(compare).slice(0, limit)
}
