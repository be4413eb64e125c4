import { ObjectId } from 'mongodb'
import type { PayloadRequest } from 'payload'

import type { LexiconEntry } from '../content/lexicon/lexiconEntry.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { mongoCollection, sessionOf } from './mongo.ts'

/** An entry of the house as it is stored. */
export type StoredEntry = LexiconEntry & { id: string }

type Row = Omit<LexiconEntry, 'ground' | 'right'> & { _id: ObjectId; ground?: null | string; right?: null | string }

/** All entries of the house by their wrong words, in the transaction of `req`. */
export const readHouseEntries = async (req: PayloadRequest): Promise<StoredEntry[]> => {
  const rows = await mongoCollection(req.payload, OPS_SLUGS.lexicon).find<Row>({}, { session: await sessionOf(req) }).sort({ wrong: 1 }).toArray()
  return rows.map(({ _id, ground, right, ...row }) => ({ ...row, ground: ground ?? '', id: String(_id), right: right ?? '' }))
}

const dataOf = ({ exceptions = [], ground, kind, right, severity, wrong }: LexiconEntry) => ({ exceptions: [...exceptions], ground, kind, right, severity, wrong })

export type EntryChange = { after: ReturnType<typeof dataOf> & { id: string }; before: null | StoredEntry }

type Input = { changed: readonly { before: StoredEntry; entry: LexiconEntry }[]; created: readonly LexiconEntry[]; now: Date }

/** Writes entries in one go, in the transaction of `req`; new ones are switched on, changed ones stay as they are in that. Answers what changed. */
export const writeHouseEntries = async (req: PayloadRequest, { changed, created, now }: Input): Promise<EntryChange[]> => {
  const rows = mongoCollection(req.payload, OPS_SLUGS.lexicon)
  const session = await sessionOf(req)
  const fresh = created.map((entry) => ({ ...dataOf(entry), _id: new ObjectId(), createdAt: now, enabled: true, updatedAt: now }))
  if (fresh.length > 0) await rows.insertMany(fresh, { session })
  const updates = changed.map(({ before, entry }) => ({ updateOne: { filter: { _id: new ObjectId(before.id) }, update: { $set: { ...dataOf(entry), updatedAt: now } } } }))
  if (updates.length > 0) await rows.bulkWrite(updates, { session })
  return [
    ...fresh.map(({ _id, createdAt: _created, updatedAt: _updated, ...entry }) => ({ after: { ...entry, id: String(_id) }, before: null })),
    ...changed.map(({ before, entry }) => ({ after: { ...before, ...dataOf(entry) }, before })),
  ]
}
