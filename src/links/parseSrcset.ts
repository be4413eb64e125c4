/** Nobody offers more of one picture; the rest is not read. */
const MAX_URLS = 1000
const MAX_DESCRIPTORS = 200
const COMMA = 0x2c
const DESCRIPTOR = /[^\s()]+(?:\([^)]*\)?)?|\([^)]*\)?/g
const DENSITY = /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?x$/i

const isSpace = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d)

/**
 * URLs of a `srcset` or `imagesrcset`, by the grammar of HTML: commas inside a URL belong to it, a trailing one does not; a candidate
 * whose descriptors contradict each other is none. The first thousand.
 */
export function parseSrcset(value: string): string[] {
  const urls: string[] = []
  let at = 0
  while (urls.length < MAX_URLS) {
    while (at < value.length && (isSpace(value.charCodeAt(at)) || value.charCodeAt(at) === COMMA)) at += 1
    const start = at
    while (at < value.length && !isSpace(value.charCodeAt(at))) at += 1
    if (at === start) break
    let end = at
    while (value.charCodeAt(end - 1) === COMMA) end -= 1
    const next = end === at ? endOfDescriptors(value, at) : at
    if (areDescriptors(value.slice(at, next))) urls.push(value.slice(start, end))
    at = next
  }
  return urls
}

function endOfDescriptors(text: string, from: number): number {
  let depth = 0
  for (let index = from; index < text.length; index += 1) {
    const char = text[index]
    if (char === '(') depth += 1
    if (char === ')') depth -= 1
    if (char === ',' && depth <= 0) return index
  }
  return text.length
}

/** At most one width or density, a height only beside a width, nothing else (HTML standard, “parse a srcset attribute”). */
function areDescriptors(text: string): boolean {
  if (text.length > MAX_DESCRIPTORS) return false
  const kinds = (text.match(DESCRIPTOR) ?? []).map((token) => (DENSITY.test(token) ? 'x' : /^\d+[wh]$/.test(token) ? token.slice(-1) : '?'))
  return ['', 'x', 'w', 'h w'].includes(kinds.toSorted().join(' '))
}
