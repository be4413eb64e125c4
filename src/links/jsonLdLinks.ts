/** Properties of schema.org whose values are addresses of pages and files; templates of addresses (`target`, `urlTemplate`) are none. */
const URL_PROPERTIES: ReadonlySet<string> = new Set([
  'url', 'image', 'logo', 'photo', 'thumbnailUrl', 'contentUrl', 'embedUrl', 'downloadUrl', 'installUrl', 'sameAs', 'mainEntityOfPage', 'item', 'license', 'acquireLicensePage', 'archivedAt', 'codeRepository', 'discussionUrl', 'documentation',
  'hasMap', 'isBasedOn', 'map', 'menu', 'paymentUrl', 'publishingPrinciples', 'relatedLink', 'replyToUrl', 'screenshot', 'serviceUrl', 'significantLink', 'tourBookingPage', 'trackingUrl', 'usageInfo', 'webFeed',
])
const ADDRESS = /^\s*(?:https?:)?\/\//i
const MAX_TEXT = 256 * 1024
const MAX_DEPTH = 20

/** Absolute addresses in a block of JSON-LD, by the meaning schema.org gives to their property; none where it is no JSON. */
export function jsonLdLinks(text: string): string[] {
  if (text === '' || text.length > MAX_TEXT) return []
  try {
    return addressesIn(JSON.parse(text), { property: '', depth: 0 })
  } catch {
    return [] // search engines skip such a block too
  }
}

function addressesIn(value: unknown, at: { property: string; depth: number }): string[] {
  if (typeof value === 'string') return URL_PROPERTIES.has(at.property) && ADDRESS.test(value) ? [value] : []
  if (typeof value !== 'object' || value === null || at.depth === MAX_DEPTH) return []
  return Object.entries(value).flatMap(([key, one]) => addressesIn(one, { property: Array.isArray(value) ? at.property : key, depth: at.depth + 1 }))
}
