import type { Token, Tokens } from 'marked'
import { parseFragment } from 'parse5'

import type { ContentElement, ContentNode } from '../model/contentNode.ts'
import { childNodes } from './htmlTree.ts'
import type { MarkdownCursor } from './markdownCursor.ts'
import { inlineNodes } from './markdownInline.ts'

type Reading = { counts: Map<string, number>; cursor: MarkdownCursor; depth: number; path: string }

/** Levels of lists and quotes kept as structure. */
const DEEPEST = 60

const firstLine = (raw: string): string => raw.split('\n').find((line) => line.trim() !== '')?.trim() ?? ''

/** Where a block starts: its first line, at or after the cursor, which stays before it. */
const startOf = (raw: string, { cursor }: Reading): number => {
  const line = firstLine(raw)
  const found = cursor.source.indexOf(line, cursor.offset())
  return found === -1 ? cursor.offset() : found
}

const pathOf = (tag: string, { counts, path }: Reading): string => {
  const count = (counts.get(tag) ?? 0) + 1
  counts.set(tag, count)
  return `${path}/${tag}[${count}]`
}

type Parts = { attributes?: Record<string, string>; children: (inside: Reading) => ContentNode[]; start: number; tag: string }

const element = ({ attributes = {}, children, start, tag }: Parts, reading: Reading): ContentElement => {
  const path = pathOf(tag, reading)
  reading.cursor.moveTo(start)
  return { attributes, children: children({ ...reading, counts: new Map(), depth: reading.depth + 1, path }), kind: 'element', place: reading.cursor.place(start, path), tag }
}

const inlineOf = (token: Token) => (inside: Reading): ContentNode[] =>
  inlineNodes('tokens' in token && token.tokens ? token.tokens : [token], inside)

const codeBlock = (token: Tokens.Code, reading: Reading): ContentElement => element({
  children: ({ cursor, path }) => token.text.split('\n').flatMap((line, at): ContentNode[] => [
    ...(at > 0 ? [{ kind: 'text' as const, place: cursor.place(cursor.offset(), path), text: '\n' }] : []),
    ...(line === '' ? [] : [{ kind: 'text' as const, place: cursor.place(cursor.next(line), path), text: line }]),
  ]),
  start: startOf(token.raw, reading), tag: 'pre',
}, reading)

const lineEnd = ({ offset, source }: MarkdownCursor): number => {
  const found = source.indexOf('\n', offset())
  return found === -1 ? source.length : found
}

/** Moves behind the next bar of the line; a bar at the edge of a table may be missing. */
const passBar = (cursor: MarkdownCursor): void => {
  const bar = cursor.source.indexOf('|', cursor.offset())
  if (bar !== -1 && bar < lineEnd(cursor)) cursor.moveTo(bar + 1)
}

const afterSpaces = ({ offset, source }: MarkdownCursor): number => {
  let at = offset()
  while (source[at] === ' ' || source[at] === '\t') at += 1
  return at
}

const cellNode = (cell: Tokens.TableCell, reading: Reading): ContentElement => {
  const node = element({ children: (inside) => inlineNodes(cell.tokens, inside), start: afterSpaces(reading.cursor), tag: cell.header ? 'th' : 'td' }, reading)
  passBar(reading.cursor)
  return node
}

const row = (cells: readonly Tokens.TableCell[], reading: Reading): ContentElement => element({
  children: (inside) => {
    if (inside.cursor.source[inside.cursor.offset()] === '|') inside.cursor.moveTo(inside.cursor.offset() + 1)
    return cells.map((cell) => cellNode(cell, inside))
  },
  start: afterSpaces(reading.cursor), tag: 'tr',
}, reading)

const table = (token: Tokens.Table, reading: Reading): ContentElement => element({
  children: (inside) => [token.header, ...token.rows].map((cells, at) => {
    // The second line is the ruler between header and body.
    const lineBreaks = at === 0 ? 0 : at === 1 ? 2 : 1
    for (let count = 0; count < lineBreaks; count += 1) inside.cursor.moveTo(lineEnd(inside.cursor) + 1)
    return row(cells, inside)
  }),
  start: startOf(token.raw, reading), tag: 'table',
}, reading)

const list = (token: Tokens.List, reading: Reading): ContentElement => element({
  children: (inside) => token.items.map((item) => element({ children: (below) => blockNodes(item.tokens, below), start: startOf(item.raw, inside), tag: 'li' }, inside)),
  start: startOf(token.raw, reading), tag: token.ordered ? 'ol' : 'ul',
}, reading)

const htmlBlock = (token: Token, { cursor, path }: Reading): ContentNode[] => {
  const start = cursor.next(token.raw.trimEnd())
  const place = cursor.place(start, path)
  return childNodes(parseFragment(token.raw, { sourceCodeLocationInfo: true }), { depth: 0, parent: place, path, preserved: false }, {
    left: 10_000, place: (offset, below) => cursor.place(start + offset, below), source: token.raw,
  })
}

const blockOf = (token: Token, reading: Reading): ContentNode[] => {
  const start = startOf(token.raw, reading)
  switch (token.type) {
    case 'blockquote': return [element({ children: (inside) => blockNodes('tokens' in token ? token.tokens ?? [] : [], inside), start, tag: 'blockquote' }, reading)]
    case 'code': return [codeBlock(token as Tokens.Code, reading)]
    case 'heading': return [element({ children: inlineOf(token), start, tag: `h${(token as Tokens.Heading).depth}` }, reading)]
    case 'hr': return [element({ children: () => [], start, tag: 'hr' }, reading)]
    case 'html': return htmlBlock(token, reading)
    case 'list': return [list(token as Tokens.List, reading)]
    case 'paragraph': return [element({ children: inlineOf(token), start, tag: 'p' }, reading)]
    case 'table': return [table(token as Tokens.Table, reading)]
    case 'text': return inlineOf(token)(reading)
    default: return []
  }
}

/** Block tokens of marked as content nodes. What lies deeper than structure goes is kept as one text. */
export const blockNodes = (tokens: readonly Token[], reading: Reading): ContentNode[] => {
  const { cursor, depth, path } = reading
  if (depth > DEEPEST) return tokens.map((token) => ({ kind: 'text', place: cursor.place(cursor.offset(), path), text: token.raw }))
  return tokens.flatMap((token) => {
    const whole = token.raw.trim()
    const start = startOf(token.raw, reading)
    const nodes = blockOf(token, reading)
    if (cursor.source.startsWith(whole, start)) cursor.moveTo(start + whole.length)
    return nodes
  })
}
