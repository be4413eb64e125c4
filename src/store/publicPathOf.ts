import type { CollectionSlug, PayloadRequest } from 'payload'

import type { HostDocument, HostSettings } from '../plugin.options.ts'

type Input = { collection: string; host: HostSettings; id: number | string; req: PayloadRequest }

/**
 * The public path of a document as it is stored now, `null` where it is not public. Reads the main document, which holds
 * the published state: hooks are given the newest draft instead.
 */
export const publicPathOf = async ({ collection, host, id, req }: Input): Promise<null | string> => {
  const stored = await req.payload.db.findOne({ collection: collection as CollectionSlug, req, where: { id: { equals: id } } })
  const doc = stored as HostDocument | null
  return doc && host.published(doc) ? await host.path(doc, { req }) : null
}
