import type { PayloadRequest } from 'payload'

import { contentDigest } from '../../../src/review/contentDigest.ts'
import { type ReferredFile, referredFiles } from '../../../src/review/referredFiles.ts'

type Doc = Readonly<Record<string, unknown>>

const savedAt = async (req: PayloadRequest, collection: ReferredFile['collection'], ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return []
  const { docs } = await req.payload.find({ collection, depth: 0, limit: ids.length, overrideAccess: true, pagination: false, req, select: { updatedAt: true }, where: { id: { in: ids } } })
  const times = new Map(docs.map(({ id, updatedAt }) => [id, updatedAt]))
  return ids.map((id) => `${collection}:${id} ${times.get(id) ?? 'deleted'}`)
}

/** The digest an approval keeps: of the text and of the pictures and files it refers to as they are now. */
export const reviewedDigest = async (req: PayloadRequest, doc: Doc): Promise<string> => {
  const files = referredFiles(doc)
  const ids = (wanted: ReferredFile['collection']): string[] => files.filter(({ collection }) => collection === wanted).map(({ id }) => id)
  const states = [...(await savedAt(req, 'attachments', ids('attachments'))), ...(await savedAt(req, 'media', ids('media')))]
  return contentDigest({ ...doc, referredFiles: states })
}
