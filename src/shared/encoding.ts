import iconv from 'iconv-lite'

const PRESCAN_BYTES = 1024
/** So much of a text tells what it is encoded in. */
const SAMPLE_BYTES = 1024 * 1024
const CHARSET_RULE = /^@charset "([^"]{1,40})";/
const META = /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i

const known = (label: string): string | null => {
  try {
    return new TextDecoder(label.trim()).encoding
  } catch {
    return null // a label no browser knows counts as absent
  }
}

const byteOrderMark = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null
}

const metaEncoding = (head: string): string | null => {
  const label = META.exec(head.replace(/<!--[\s\S]*?-->/g, ''))?.[1] ?? /^<\?xml[^>]+encoding=["']([\w-]+)/.exec(head)?.[1]
  const encoding = label ? known(label) : null
  return encoding?.startsWith('utf-16') ? 'utf-8' : encoding
}

const isValid = (bytes: Uint8Array, encoding: string): boolean => {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, SAMPLE_BYTES), { stream: bytes.length > SAMPLE_BYTES })
    return true
  } catch {
    return false // the question was whether it decodes
  }
}

/**
 * Encoding of a text body as browsers find it: byte order mark, HTTP charset, `<meta>` in the first 1024 bytes,
 * then UTF-8 if it decodes, GB18030 if that does, windows-1252.
 */
export function sniffEncoding(bytes: Uint8Array, contentType: string): string {
  const declared = /charset\s*=\s*["']?([^"';\s]+)/i.exec(contentType)?.[1]
  const found = byteOrderMark(bytes) ?? (declared ? known(declared) : null) ?? metaEncoding(Buffer.from(bytes.subarray(0, PRESCAN_BYTES)).toString('latin1'))
  if (found) return found
  return isValid(bytes, 'utf-8') ? 'utf-8' : isValid(bytes, 'gb18030') ? 'gbk' : 'windows-1252'
}

/**
 * Encoding of a style sheet (CSS Syntax §3.2): byte order mark, HTTP charset, `@charset` in the very first bytes; else as for other texts.
 */
export function sniffCssEncoding(bytes: Uint8Array, contentType: string): string {
  const label = CHARSET_RULE.exec(Buffer.from(bytes.subarray(0, PRESCAN_BYTES)).toString('latin1'))?.[1]
  const isDeclared = byteOrderMark(bytes) !== null || /charset\s*=/i.test(contentType)
  const named = label && !isDeclared ? known(label) : null
  if (named === null) return sniffEncoding(bytes, contentType)
  return named.startsWith('utf-16') ? 'utf-8' : named
}

/** Decodes a body; bytes that make no sense become U+FFFD. */
export const decodeText = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes)

/** Percent-encodes the non-ASCII part of a query in the encoding of its page, unencodable characters as `&#N;` (WHATWG URL). */
export function encodeQuery(query: string, encoding: string): string {
  if (encoding.startsWith('utf-') || !iconv.encodingExists(encoding)) return query
  return query.replace(/[^\x00-\x7f]/gu, (char) => {
    const bytes = iconv.encode(char, encoding)
    if (iconv.decode(bytes, encoding) !== char) return `%26%23${char.codePointAt(0)}%3B`
    return [...bytes].map((byte) => (byte > 0x7e || byte < 0x30 ? `%${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte))).join('')
  })
}
