import type { PayloadRequest } from 'payload'

import type { ContentOpsSettings } from '../plugin.options.ts'
import { localApi } from './localApi.ts'

type Target = { document?: unknown; kind?: string; url?: null | string }
type Reference = { relationTo: string; value: unknown }

const referenceOf = (value: unknown): null | Reference =>
  typeof value === 'object' && value !== null && 'relationTo' in value && typeof value.relationTo === 'string' && 'value' in value
    ? { relationTo: value.relationTo, value: value.value }
    : null

const idOf = (value: unknown): number | string => {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value
  return typeof id === 'number' ? id : String(id)
}

/** Own addresses are kept as paths, so that loops through the full address are seen. */
const withoutPortal = (url: string, portalUrl: string): string =>
  url === portalUrl ? '/' : url.startsWith(`${portalUrl}/`) ? url.slice(portalUrl.length) : url

/**
 * Where a redirect's target lies now: a path of this site, an outside URL, or `null` for gone and for a document that
 * is not public.
 */
export const resolveTarget = async (input: { req: PayloadRequest; settings: ContentOpsSettings; target: Target | undefined }): Promise<null | string> => {
  const { req, settings, target } = input
  if (target?.kind === 'url') return target.url ? withoutPortal(target.url.trim(), settings.portalUrl) : null
  const reference = target?.kind === 'document' ? referenceOf(target.document) : null
  const host = reference ? settings.collections[reference.relationTo] : undefined
  if (!reference || !host) return null
  const doc = await localApi(req).findByID({ collection: reference.relationTo, disableErrors: true, id: idOf(reference.value) })
  return doc && host.published(doc) ? await host.path(doc, { req }) : null
}
