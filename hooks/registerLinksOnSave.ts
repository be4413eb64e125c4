import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'

import type { ContentOpsSettings, HostDocument, HostSettings } from '../src/plugin.options.ts'
import { documentPlaces } from '../src/store/documentPlaces.ts'
import { type DocumentPlace, recordDocumentPlaces } from '../src/store/recordDocumentPlaces.ts'

type Options = { collection: string; host: HostSettings; settings: ContentOpsSettings }

/** Registers where a document's links stand and lead, in the transaction of the save; a deleted or trashed document has none. */
export const registerLinksOnSave = ({ collection, host, settings }: Options): { afterChange: CollectionAfterChangeHook; afterDelete: CollectionAfterDeleteHook } => {
  const record = (req: PayloadRequest, id: number | string, places: readonly DocumentPlace[]) =>
    recordDocumentPlaces(req, { collection, id, now: settings.clock(), places })
  return {
    afterChange: async ({ doc, req }) => record(req, doc.id, doc.deletedAt ? [] : await documentPlaces({ doc: doc as HostDocument, host, req, settings })),
    afterDelete: async ({ id, req }) => record(req, id, []),
  }
}
