import { tokenize, tokenTypes, url as cssUrl, string as cssString } from 'css-tree'

export type CssLink = { value: string; index: number; kind: 'url' | '@import' }

/** What a URL or string that comes next is; `none` inside `@namespace`, null where only `url()` links. */
type Pending = 'url' | '@import' | 'none' | null

/**
 * URLs of a style sheet: `url()` quoted or not, strings of `@import` and `image-set()`; comments and escapes by the CSS syntax standard.
 * `@namespace` names, it does not link.
 */
export function extractCss(text: string): CssLink[] {
  const found: CssLink[] = []
  let pending: Pending = null
  let imageSet = 0
  tokenize(text, (type, start, end) => {
    if (type === tokenTypes.WhiteSpace || type === tokenTypes.Comment) return
    const token = text.slice(start, end)
    imageSet = nesting(imageSet, type, token)
    if (type === tokenTypes.Url && pending !== 'none') found.push({ value: cssUrl.decode(token), index: start, kind: pending ?? 'url' })
    if (type === tokenTypes.String && pending !== 'none' && (pending || imageSet === 1)) found.push({ value: cssString.decode(token), index: start, kind: pending ?? 'url' })
    pending = expected(pending, type, token)
  })
  return found.filter((link) => link.value !== '')
}

/** How deep in an `image-set()` the next token stands, 0 outside; strings of functions inside it, as `type("image/avif")`, are no URLs. */
function nesting(depth: number, type: number, token: string): number {
  const opens = type === tokenTypes.Function || type === tokenTypes.LeftParenthesis
  if (depth === 0) return type === tokenTypes.Function && /^(?:-webkit-)?image-set\($/i.test(token) ? 1 : 0
  return type === tokenTypes.RightParenthesis ? depth - 1 : opens ? depth + 1 : depth
}

function expected(pending: Pending, type: number, token: string): Pending {
  if (type === tokenTypes.AtKeyword) return /^@import$/i.test(token) ? '@import' : /^@namespace$/i.test(token) ? 'none' : null
  if (pending === 'none') return type === tokenTypes.Semicolon ? null : 'none'
  return type === tokenTypes.Function && /^url\($/i.test(token) ? (pending ?? 'url') : null
}
