import type { Db, Document } from 'mongodb'

import { fileKeys } from '../../review/referredFiles.ts'
import { PORTAL_SLUGS } from '../../shared/slugs.ts'

const COLLECTIONS = [PORTAL_SLUGS.news, PORTAL_SLUGS.pages, PORTAL_SLUGS.faqs, PORTAL_SLUGS.feeWaiverPolicies] as const

/** Documents written at once. */
const BATCH = 200

/** Ids as the texts that Payload would give. */
const plain = (stored: Document): Record<string, unknown> => JSON.parse(JSON.stringify(stored)) as Record<string, unknown>

const fillCollection = async (db: Db, name: string): Promise<void> => {
  const collection = db.collection(name)
  let writes: { updateOne: { filter: Document; update: Document } }[] = []
  for await (const { _id, ...stored } of collection.find({ files: { $exists: false } })) {
    writes.push({ updateOne: { filter: { _id, files: { $exists: false } }, update: { $set: { files: fileKeys(plain(stored)) } } } })
    if (writes.length < BATCH) continue
    await collection.bulkWrite(writes)
    writes = []
  }
  if (writes.length > 0) await collection.bulkWrite(writes)
}

/** Texts saved before their files were kept in `files`: without it their files are neither protected nor delivered. */
export const fillReferredFiles = async (db: Db): Promise<void> => {
  for (const name of COLLECTIONS) await fillCollection(db, name)
}
