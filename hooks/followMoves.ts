import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, CollectionBeforeChangeHook, CollectionBeforeDeleteHook, PayloadRequest } from 'payload'

import type { HostSettings } from '../src/plugin.options.ts'
import type { Clock } from '../src/shared/clock.ts'
import { perRequest } from '../src/shared/perRequest.ts'
import { publicPathOf } from '../src/store/publicPathOf.ts'
import { writeMoves } from '../src/store/writeMoves.ts'

type Hooks = {
  afterChange: CollectionAfterChangeHook
  afterDelete: CollectionAfterDeleteHook
  beforeChange: CollectionBeforeChangeHook
  beforeDelete: CollectionBeforeDeleteHook
}

type Options = { clock: Clock; collection: string; host: HostSettings }

/**
 * When the public path of a document changes, the old path leads to the new one, or says 410 once the document is
 * withdrawn, in the trash or deleted: in the same transaction. Drafts on top of a published document change nothing.
 */
export const followMoves = ({ clock, collection, host }: Options): Hooks => {
  const before = perRequest<null | string>()
  const remember = async (req: PayloadRequest, id: number | string) => before.put(req, String(id), await publicPathOf({ collection, host, id, req }))
  const move = async (req: PayloadRequest, id: number | string, to: null | string) => {
    const from = before.take(req, String(id)) ?? null
    if (from !== to) await writeMoves(req, { moves: [{ collection, from, id: String(id), to }], now: clock() })
  }
  return {
    afterChange: async ({ doc, req }) => move(req, doc.id, await publicPathOf({ collection, host, id: doc.id, req })),
    afterDelete: async ({ id, req }) => move(req, id, null),
    beforeChange: async ({ data, originalDoc, req }) => {
      if (originalDoc?.id !== undefined) await remember(req, originalDoc.id)
      return data
    },
    beforeDelete: async ({ id, req }) => remember(req, id),
  }
}
