import { encodeQuery } from '../shared/encoding.ts'

/** What a written URL means on its page. `resource` is the URL without fragment, `fragment` undecoded, null if none. */
export type ResolvedUrl =
  | { kind: 'http'; url: string; resource: string; fragment: string | null }
  | { kind: 'scheme'; url: string }
  | { kind: 'malformed'; url: string }

const MAX_SHOWN = 300
/** Browsers open nothing longer (Chromium: 2 MB). */
const MAX_URL = 2 * 1024 * 1024
const PLAIN_PATH = /^\/(?!\/)[A-Za-z0-9_\-/]*(?:\.[A-Za-z0-9_-]+)?$/

const originOf = (base: string): string => base.slice(0, base.indexOf('/', 8) === -1 ? base.length : base.indexOf('/', 8))

/**
 * Resolves a URL as written against the page's base, as the WHATWG URL standard does; the query is encoded in the page's encoding.
 * @param encoding WHATWG name of the page's encoding
 */
export function normaliseUrl(raw: string, base: string, encoding = 'utf-8'): ResolvedUrl {
  if (raw.length > MAX_URL) return { kind: 'malformed', url: raw.trimStart().slice(0, MAX_SHOWN) }
  if (PLAIN_PATH.test(raw) && !raw.includes('/.') && base.startsWith('http')) {
    const url = originOf(base) + raw
    return { kind: 'http', url, resource: url, fragment: null }
  }
  const written = raw.replace(/^[\x00-\x20]+|[\x00-\x20]+$|[\t\n\r]/g, '')
  try {
    const parsed = new URL(withEncodedQuery(written, encoding), base)
    if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return { kind: 'scheme', url: parsed.href.slice(0, MAX_SHOWN) }
    const { href } = parsed
    const hash = href.indexOf('#')
    return hash === -1 ? { kind: 'http', url: href, resource: href, fragment: null } : { kind: 'http', url: href, resource: href.slice(0, hash), fragment: href.slice(hash + 1) }
  } catch {
    return { kind: 'malformed', url: written.slice(0, MAX_SHOWN) } // the parser's only failure
  }
}

function withEncodedQuery(written: string, encoding: string): string {
  const start = written.indexOf('?')
  if (encoding === 'utf-8' || start === -1) return written
  const hash = written.indexOf('#')
  if (hash !== -1 && hash < start) return written
  const end = hash === -1 ? written.length : hash
  return written.slice(0, start) + encodeQuery(written.slice(start, end), encoding) + written.slice(end)
}
