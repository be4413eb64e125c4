import type { Payload } from 'payload'

import type { Lexicon } from '../content/lexicon/lexicon.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { mongoCollection } from './mongo.ts'
import { readHouseLexicon } from './readHouseLexicon.ts'

type Cached = { lexicon: Lexicon; stamp: string }

const cache = new WeakMap<Payload, Cached>()

/** Changes with every entry that is added, changed or removed. */
const stampOf = async (payload: Payload): Promise<string> => {
  const rows = mongoCollection(payload, OPS_SLUGS.lexicon)
  const [last, count] = await Promise.all([rows.find<{ updatedAt?: Date }>({}, { projection: { updatedAt: 1 } }).sort({ updatedAt: -1 }).limit(1).next(), rows.estimatedDocumentCount()])
  return `${count} ${last?.updatedAt?.toISOString() ?? ''}`
}

/** Shipped and house entries compiled, kept per process and rebuilt when an entry has changed. One indexed look-up where nothing has. */
export const houseLexicon = async (payload: Payload): Promise<Lexicon> => {
  const stamp = await stampOf(payload)
  const known = cache.get(payload)
  if (known?.stamp === stamp) return known.lexicon
  const lexicon = await readHouseLexicon(mongoCollection(payload, OPS_SLUGS.lexicon))
  cache.set(payload, { lexicon, stamp })
  return lexicon
}
