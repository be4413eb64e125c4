/** URLs of a `srcset` or `imagesrcset`, by the grammar of HTML: commas inside a URL belong to it, a trailing one does not. */
export function parseSrcset(value: string): string[] {
  const urls: string[] = []
  let rest = value
  for (;;) {
    rest = rest.replace(/^[\s,]+/, '')
    const url = /^\S+/.exec(rest)?.[0]
    if (!url) return urls
    rest = rest.slice(url.length)
    urls.push(url.replace(/,+$/, ''))
    if (!url.endsWith(',')) rest = afterDescriptors(rest)
  }
}

function afterDescriptors(text: string): string {
  let depth = 0
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index]
    if (char === '(') depth += 1
    if (char === ')') depth -= 1
    if (char === ',' && depth <= 0) return text.slice(index + 1)
  }
  return ''
}
