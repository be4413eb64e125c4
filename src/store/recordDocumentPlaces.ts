import type { AnyBulkWriteOperation, Document, ObjectId } from 'mongodb'
import type { PayloadRequest } from 'payload'

import { OPS_SLUGS } from '../shared/slugs.ts'
import { linkId } from './linkId.ts'
import { mongoCollection, sessionOf, storedReference } from './mongo.ts'

/** One link of a document, resolved: the URL a visitor would open, and where it stands. */
export type DocumentPlace = { field: string; internal: boolean; nodePath: string; /** The document's public address; `null` while it has none. */ pageUrl: null | string; text: string; url: string }

export type DocumentPlaces = { collection: string; id: number | string; now: Date; places: readonly DocumentPlace[] }

type Row = { _id: ObjectId; field: string; nodePath: string; pageUrl?: null | string; text: string; url: string }

const hostOf = (url: string): null | string => URL.parse(url)?.host ?? null

/**
 * Makes sure that each URL has its row, due at once when it is new. Outside the transaction on purpose: two editors who
 * save the same new link at one time would otherwise undo one another, and a row without places does no harm.
 */
const targetIds = async (req: PayloadRequest, { now, places }: DocumentPlaces): Promise<Map<string, ObjectId>> => {
  const targets = mongoCollection(req.payload, OPS_SLUGS.linkTargets)
  const byUrl = new Map(places.map((place) => [place.url, place]))
  const filter = { url: { $in: [...byUrl.keys()] } }
  const find = async () => new Map((await targets.find(filter, { projection: { url: 1 } }).toArray()).map(({ _id, url }): [string, ObjectId] => [url, _id]))
  const known = await find()
  const fresh = [...byUrl.values()].filter(({ url }) => !known.has(url))
  if (fresh.length === 0) return known
  const writes = fresh.map(({ internal, url }): AnyBulkWriteOperation<Document> => {
    const first = { confirmed: false, createdAt: now, failures: 0, host: hostOf(url), internal, nextCheckAt: now, places: 0, updatedAt: now }
    return { updateOne: { filter: { url }, update: { $setOnInsert: { _id: linkId(url), ...first } }, upsert: true } }
  })
  await targets.bulkWrite(writes, { ordered: false })
  return find()
}

const keyOf = ({ field, nodePath, pageUrl, text, url }: Omit<Row, '_id'>): string => [field, nodePath, pageUrl ?? '', text, url].join('\n')

/**
 * Brings the registered link places of one document to those it has now, in the transaction of `req`; nothing is written
 * where nothing changed. URLs that are new to the registry become due for a check at once.
 */
export const recordDocumentPlaces = async (req: PayloadRequest, input: DocumentPlaces): Promise<void> => {
  const occurrences = mongoCollection(req.payload, OPS_SLUGS.linkOccurrences)
  const document = storedReference(req.payload, input.collection, input.id)
  const session = await sessionOf(req)
  const filter = { 'document.relationTo': document.relationTo, 'document.value': document.value, source: 'document' }
  const rows = await occurrences.find<Row>(filter, { projection: { field: 1, nodePath: 1, pageUrl: 1, text: 1, url: 1 }, session }).toArray()
  const wanted = new Map(input.places.map((place) => [keyOf(place), place]))
  const known = new Set(rows.map(keyOf))
  const gone = rows.filter((row) => !wanted.has(keyOf(row))).map(({ _id }) => _id)
  const fresh = [...wanted].filter(([key]) => !known.has(key)).map(([, place]) => place)
  const ids = fresh.length > 0 ? await targetIds(req, { ...input, places: fresh }) : new Map<string, ObjectId>()
  const writes: AnyBulkWriteOperation<Document>[] = fresh.map(({ field, nodePath, pageUrl, text, url }) => ({
    insertOne: { document: { document, field, nodePath, pageUrl, source: 'document', target: ids.get(url) ?? null, text, url } },
  }))
  if (gone.length > 0) writes.unshift({ deleteMany: { filter: { _id: { $in: gone } } } })
  if (writes.length > 0) await occurrences.bulkWrite(writes, { session })
}
