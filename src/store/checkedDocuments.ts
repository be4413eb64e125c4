import type { Document, Filter, ObjectId, WithId } from 'mongodb'
import type { Payload } from 'payload'

import type { ContentOpsSettings } from '../plugin.options.ts'
import { mongoCollection } from './mongo.ts'

/** Some documents of one collection, by id. */
export type DocumentBatch = { collection: string; ids: string[] }

/** Ids of all documents outside the trash in the collections with checks, up to `size` of one collection at a time, in the order of ids. */
export async function* checkedDocuments(payload: Payload, settings: ContentOpsSettings, size: number): AsyncGenerator<DocumentBatch> {
  for (const [collection] of Object.entries(settings.collections).filter(([, { checks }]) => checks)) {
    const rows = mongoCollection(payload, collection)
    for (let last: null | ObjectId = null; ;) {
      const after: Filter<Document> = last === null ? {} : { _id: { $gt: last } }
      const batch: WithId<Document>[] = await rows.find({ ...after, deletedAt: null }, { projection: { _id: 1 } }).sort({ _id: 1 }).limit(size).toArray()
      last = batch.at(-1)?._id ?? null
      if (last === null) break
      yield { collection, ids: batch.map(({ _id }) => String(_id)) }
    }
  }
}
