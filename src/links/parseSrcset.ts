/** Nobody offers more of one picture; the rest is not read. */
const MAX_URLS = 1000
const COMMA = 0x2c

const isSpace = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d)

/** URLs of a `srcset` or `imagesrcset`, by the grammar of HTML: commas inside a URL belong to it, a trailing one does not. The first thousand. */
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
    urls.push(value.slice(start, end))
    if (end === at) at = afterDescriptors(value, at)
  }
  return urls
}

function afterDescriptors(text: string, from: number): number {
  let depth = 0
  for (let index = from; index < text.length; index += 1) {
    const char = text[index]
    if (char === '(') depth += 1
    if (char === ')') depth -= 1
    if (char === ',' && depth <= 0) return index + 1
  }
  return text.length
}
