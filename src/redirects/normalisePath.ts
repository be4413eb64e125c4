/** Octets that mean something else once decoded (`/ ? # % \`), white space and controls stay encoded. */
const KEPT_ENCODED = new Set([0x20, 0x23, 0x25, 0x2f, 0x3f, 0x5c, 0x7f])

const decodeAscii = (path: string): string =>
  path.replace(/%([0-7][\da-f])/gi, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16)
    return code < 0x20 || KEPT_ENCODED.has(code) ? whole.toUpperCase() : String.fromCharCode(code)
  })

/** Decodes a run of non-ASCII octets when it is valid UTF-8; otherwise keeps it, in upper case. */
const decodeRun = (run: string): string => {
  const bytes = Uint8Array.from(run.slice(1).split('%'), (hex) => Number.parseInt(hex, 16))
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return text.includes('\uFFFD') ? run.toUpperCase() : text.normalize('NFC')
}

const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD')

const encodeRaw = (path: string): string =>
  wellFormed(path)
    .normalize('NFC')
    .replace(/%(?![\da-f]{2})/gi, '%25')
    .replace(/[^\x21-\x7e]+/g, (run) => encodeURIComponent(run))

const removeDots = (segments: readonly string[]): string[] => {
  const kept: string[] = []
  for (const segment of segments) {
    if (segment === '..') kept.pop()
    else if (segment !== '' && segment !== '.') kept.push(segment)
  }
  return kept
}

/**
 * The one spelling under which paths are stored and compared: no query, no fragment, no trailing or double slash, no dot
 * segments, Chinese decoded (NFC), octets that cannot be decoded in upper-case hex, case of letters kept. Idempotent.
 * @param raw a path as a visitor or editor wrote it, with or without query
 */
export const normalisePath = (raw: string): string => {
  const bare = raw.trim().replace(/[?#][\s\S]*$/, '').replaceAll('\\', '/')
  const decoded = decodeAscii(encodeRaw(bare)).replace(/(?:%[89a-f][\da-f])+/gi, decodeRun)
  return `/${removeDots(decoded.split('/')).join('/')}`
}

/** The query of a path with its question mark, without the fragment; empty where it has none. */
export const queryOf = (raw: string): string => /\?[^#]*/.exec(raw)?.[0] ?? ''

/** A path or URL as a `Location` header may carry it: everything outside printable ASCII percent-encoded, the rest untouched. */
export const encodeLocation = (target: string): string =>
  wellFormed(target).replace(/[^\x21-\x7e]+/g, (run) => encodeURIComponent(run))

/** A target as people read it: percent-encoded Chinese decoded where it is valid UTF-8, everything else untouched. */
export const readableTarget = (target: string): string => target.replace(/(?:%[89a-f][\da-f])+/gi, decodeRun)
