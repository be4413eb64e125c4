import type { CollectionAfterChangeHook } from 'payload'

import type { HostDocument, HostSettings } from '../src/plugin.options.ts'
import { writeMoves } from '../src/store/writeMoves.ts'

/**
 * When the public path of a document changes, the old path leads to the new one (or says 410 once it is gone), in the
 * same transaction. Drafts on top of a published document change nothing, because `previousDoc` and `doc` are the stored ones.
 */
export const createRedirectsOnMove =
  (host: HostSettings): CollectionAfterChangeHook =>
  async ({ collection, doc, previousDoc, req }) => {
    const publicPath = async (state: HostDocument | undefined) => (state?.id !== undefined && host.published(state) ? await host.path(state, { req }) : null)
    const from = await publicPath(previousDoc as HostDocument | undefined)
    const to = await publicPath(doc as HostDocument)
    if (from === to) return
    await writeMoves(req, [{ collection: collection.slug, from, id: String((doc as HostDocument).id), to }])
  }
