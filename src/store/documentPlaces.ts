import type { PayloadRequest } from 'payload'

import { type DocumentLink, extractDocumentLinks } from '../links/extractDocumentLinks.ts'
import { normaliseUrl } from '../links/normaliseUrl.ts'
import type { ContentOpsSettings, HostDocument, HostSettings } from '../plugin.options.ts'
import { publicPathOf } from './publicPathOf.ts'
import type { DocumentPlace } from './recordDocumentPlaces.ts'

type Input = { doc: HostDocument; host: HostSettings; req: PayloadRequest; settings: ContentOpsSettings }

const isInternal = (url: string, { internalHosts, portalUrl }: ContentOpsSettings): boolean => {
  const host = URL.parse(url)?.host
  return host !== undefined && (host === URL.parse(portalUrl)?.host || internalHosts.includes(host))
}

/** The absolute URL a link opens; `null` for mail, telephone, places on the same page and documents that are not public. */
const urlOf = async (link: DocumentLink, base: string, { req, settings }: Input): Promise<null | string> => {
  if (link.internal) {
    const host = settings.collections[link.internal.relationTo]
    const path = host ? await publicPathOf({ collection: link.internal.relationTo, host, id: link.internal.id, req }) : null
    return path === null ? null : settings.portalUrl + path
  }
  const written = link.url?.trim() ?? ''
  if (written === '' || written.startsWith('#')) return null
  const resolved = normaliseUrl(written, base)
  return resolved.kind === 'scheme' ? null : resolved.url
}

/** The links of a document's rich-text fields in reading order, resolved against its own public address. */
export const documentPlaces = async (input: Input): Promise<DocumentPlace[]> => {
  const { doc, host, req, settings } = input
  const path = host.published(doc) ? await host.path(doc, { req }) : null
  const pageUrl = path === null ? null : (URL.parse(path, settings.portalUrl)?.href ?? null)
  const base = pageUrl ?? `${settings.portalUrl}/`
  const places: DocumentPlace[] = []
  for (const field of host.richText) {
    for (const link of extractDocumentLinks(doc[field])) {
      const url = await urlOf(link, base, input)
      if (url !== null) places.push({ field, internal: isInternal(url, settings), nodePath: link.nodePath, pageUrl, text: link.text, url })
    }
  }
  return places
}
