import type { CollectionSlug, PayloadRequest } from 'payload'

import type { ContentOpsSettings, HostDocument, HostSettings } from '../plugin.options.ts'
import { normalisePath } from '../redirects/normalisePath.ts'
import type { LivePage } from '../redirects/settleRule.ts'

/** Documents that may share a slug (one per column, say) before the search gives up. */
const MOST = 50

type Where = { collection: string; host: HostSettings; path: string; req: PayloadRequest }

/** The last segment as it stands and without its extension: one of them is the slug. */
const slugsIn = (path: string): string[] => {
  const last = path.split('/').at(-1) ?? ''
  return [...new Set([last, last.replace(/\.[a-z]{1,5}$/i, '')])].filter(Boolean)
}

const hasField = (req: PayloadRequest, collection: string, name: string): boolean =>
  req.payload.collections[collection as CollectionSlug]?.config.flattenedFields.some((field) => field.name === name) ?? false

const findIn = async ({ collection, host, path, req }: Where): Promise<LivePage | null> => {
  if (!hasField(req, collection, host.slug)) return null
  const where = { [host.slug]: { in: slugsIn(path) } }
  const { docs } = await req.payload.db.find<HostDocument>({ collection: collection as CollectionSlug, limit: MOST, pagination: false, req, where })
  for (const doc of docs) {
    const url = host.published(doc) ? await host.path(doc, { req }) : null
    if (url !== null && normalisePath(url) === path) return { document: `${collection}:${String(doc.id)}`, title: String(doc[host.title] ?? ''), url }
  }
  return null
}

/**
 * The live page at a normalised path: a document of the host's whose public path it is, found by its slug, or one of the
 * site's pages without a document; `null` where nothing is public.
 */
export const livePageAt = async (req: PayloadRequest, settings: ContentOpsSettings, path: string): Promise<LivePage | null> => {
  const fixed = settings.fixedPages.find((page) => normalisePath(page.path) === path)
  if (fixed) return { document: null, title: fixed.title, url: fixed.path }
  for (const [collection, host] of Object.entries(settings.collections)) {
    const found = await findIn({ collection, host, path, req })
    if (found) return found
  }
  return null
}
