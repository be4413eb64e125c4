const SAFE_SCHEME = /^(?:https?|mailto|tel):/i
const ANY_SCHEME = /^[a-z][a-z0-9+.-]*:/i

/**
 * The address as it may stand in `href`, or null: http, https, mailto, tel and relative addresses only. White space and
 * control characters, which browsers skip when they look for the scheme, are removed first.
 */
export const safeHref = (raw: unknown): string | null => {
  if (typeof raw !== 'string') return null
  const url = raw.replace(/[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u2028\u2029\ufeff]/g, '').replace(/\\/g, '/')
  if (url === '' || url.length > 4096) return null
  if (ANY_SCHEME.test(url)) return SAFE_SCHEME.test(url) ? url : null
  return url
}
