import type { Collection, Document } from 'mongodb'
import type { Payload } from 'payload'

import { mongoCollection } from './mongo.ts'

/** Changes with every document that is added, changed or removed. */
const stampOf = async (rows: Collection<Document>): Promise<string> => {
  const [last, count] = await Promise.all([rows.find<{ updatedAt?: Date }>({}, { projection: { updatedAt: 1 } }).sort({ updatedAt: -1 }).limit(1).next(), rows.estimatedDocumentCount()])
  return `${count} ${last?.updatedAt?.toISOString() ?? ''}`
}

/** What `read` makes of a whole collection, kept per process and made again when a document of it has changed, once for all who ask meanwhile. One indexed look-up where none has. */
export const keptByStamp = <Value>(slug: string, read: (rows: Collection<Document>) => Promise<Value>): ((payload: Payload) => Promise<Value>) => {
  const kept = new WeakMap<Payload, { stamp: string; value: Promise<Value> }>()
  return async (payload) => {
    const rows = mongoCollection(payload, slug)
    const stamp = await stampOf(rows)
    const known = kept.get(payload)
    if (known?.stamp === stamp) return known.value
    const value = read(rows)
    kept.set(payload, { stamp, value })
    void value.catch(() => kept.delete(payload))
    return value
  }
}
