import { tokenize, tokenTypes, url as cssUrl, string as cssString } from 'css-tree'

export type CssLink = { value: string; index: number; kind: 'url' | '@import' }

/** URLs of a style sheet: `url()` quoted or not, `@import` with a string; comments and escapes by the CSS syntax standard. */
export function extractCss(text: string): CssLink[] {
  const found: CssLink[] = []
  let pending: 'url' | '@import' | null = null
  tokenize(text, (type, start, end) => {
    if (type === tokenTypes.WhiteSpace || type === tokenTypes.Comment) return
    const token = text.slice(start, end)
    if (type === tokenTypes.Url) found.push({ value: cssUrl.decode(token), index: start, kind: pending === '@import' ? '@import' : 'url' })
    if (type === tokenTypes.String && pending) found.push({ value: cssString.decode(token), index: start, kind: pending })
    const isImport = type === tokenTypes.AtKeyword && token.toLowerCase() === '@import'
    const isUrl = type === tokenTypes.Function && token.toLowerCase() === 'url('
    pending = isImport ? '@import' : isUrl ? (pending ?? 'url') : null
  })
  return found.filter((link) => link.value !== '')
}
