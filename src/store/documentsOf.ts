import { ObjectId } from 'mongodb'
import type { CollectionSlug, PayloadRequest } from 'payload'

import type { HostDocument } from '../plugin.options.ts'

/** The main documents with these ids as Payload gives them, in no order; in the transaction of `req`. Ids that cannot exist are not asked for. */
export const documentsOf = async (req: PayloadRequest, collection: string, ids: readonly (number | string)[]): Promise<HostDocument[]> => {
  const isOwn = req.payload.collections[collection as CollectionSlug]?.customIDType === undefined
  const possible = isOwn ? ids.filter((id) => ObjectId.isValid(id)) : [...ids]
  if (possible.length === 0) return []
  const { docs } = await req.payload.db.find<HostDocument>({ collection: collection as CollectionSlug, limit: possible.length, pagination: false, req, where: { id: { in: possible } } })
  return docs
}
