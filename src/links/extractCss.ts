import { tokenize, tokenTypes, url as cssUrl, string as cssString } from 'css-tree'

import { atOnce, type Work } from './turns.ts'

export type CssLink = { value: string; index: number; kind: 'url' | '@import' }

/** What a URL or string that comes next is; `none` inside `@namespace`, null where only `url()` links. */
type Pending = 'url' | '@import' | 'none' | null

const PIECE = 128 * 1024

/**
 * URLs of a style sheet: `url()` quoted or not, strings of `@import` and `image-set()`; comments and escapes by the CSS syntax standard.
 * `@namespace` names, it does not link; an `@import` that follows rules is ignored. Long ones are read piece by piece, each up to the end of a block.
 */
export function* cssLinks(text: string): Work<CssLink[]> {
  const found: CssLink[] = []
  let size = PIECE
  for (let start = 0; start < text.length;) {
    const isLast = start + size >= text.length
    const piece = linksIn(isLast ? text.slice(start) : text.slice(start, start + size), start > 0)
    const end = isLast ? text.length - start : piece.blockEnd
    for (const { value, index, kind } of piece.links) if (value !== '' && index < end) found.push({ value, index: start + index, kind })
    start += end
    size = end === 0 ? size * 2 : PIECE
    yield
  }
  return found
}

/** The same at once. */
export const extractCss = (text: string): CssLink[] => atOnce(cssLinks(text))

/** Links of a text and the end of the last block in it, 0 where none ends. */
function linksIn(text: string, isContinued: boolean): { links: CssLink[]; blockEnd: number } {
  const links: CssLink[] = []
  let pending: Pending = null
  let imageSet = 0
  let blockEnd = 0
  let isAfterRules = isContinued
  tokenize(text, (type, start, end) => {
    if (type === tokenTypes.WhiteSpace || type === tokenTypes.Comment) return
    if (type === tokenTypes.RightCurlyBracket) blockEnd = end
    const token = text.slice(start, end)
    imageSet = nesting(imageSet, type, token)
    const value = pending === 'none' ? null : written(type, token, pending !== null || imageSet === 1)
    if (value !== null) links.push({ value, index: start, kind: pending === '@import' ? '@import' : 'url' })
    isAfterRules ||= type === tokenTypes.LeftCurlyBracket
    pending = isAfterRules ? withoutImport(pending, type, token) : expected(pending, type, token)
  })
  return { links, blockEnd }
}

function written(type: number, token: string, mayBeString: boolean): string | null {
  if (type === tokenTypes.Url) return cssUrl.decode(token)
  return type === tokenTypes.String && mayBeString ? cssString.decode(token) : null
}

/** How deep in an `image-set()` the next token stands, 0 outside; strings of functions inside it, as `type("image/avif")`, are no URLs. */
function nesting(depth: number, type: number, token: string): number {
  const opens = type === tokenTypes.Function || type === tokenTypes.LeftParenthesis
  if (depth === 0) return type === tokenTypes.Function && /^(?:-webkit-)?image-set\($/i.test(token) ? 1 : 0
  return type === tokenTypes.RightParenthesis ? depth - 1 : opens ? depth + 1 : depth
}

const withoutImport = (pending: Pending, type: number, token: string): Pending => (/^@import$/i.test(token) ? 'none' : expected(pending, type, token))

function expected(pending: Pending, type: number, token: string): Pending {
  if (type === tokenTypes.AtKeyword) return /^@import$/i.test(token) ? '@import' : /^@namespace$/i.test(token) ? 'none' : null
  if (pending === 'none') return type === tokenTypes.Semicolon ? null : 'none'
  return type === tokenTypes.Function && /^url\($/i.test(token) ? (pending ?? 'url') : null
}
