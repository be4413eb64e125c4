import type { Token, Tokens } from 'marked'
import { parseFragment } from 'parse5'

import type { ContentElement, ContentNode } from '../model/contentNode.ts'
import { isElement } from './htmlTree.ts'
import type { MarkdownCursor } from './markdownCursor.ts'
import { decodeReferences, isWide, textStretches } from './textStretches.ts'

type Reading = { cursor: MarkdownCursor; path: string }

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])

/** Numbers that GFM does not take as an item's. */
const TYPED_ITEM = /^(?:\d{1,2}、|[（(]\d{1,2}[）)]|[①-⑳⑴-⑽•●○◆■▪·])/

const isTag = (token: Token): token is Tokens.Tag => token.type === 'html'

/** What a line break shows as: nothing between Chinese letters, a space elsewhere. Lines that start with a typed number stay lines, for they were meant as a list. */
const lineBreakAs = (before: string | undefined, words: string): string => {
  if (TYPED_ITEM.test(words)) return '\n'
  return isWide(before) && isWide(words[0]) ? '' : ' '
}

/** A text with its lines: each is found in the source by itself, since indentation and quote marks lie between. */
const textNodes = (text: string, { cursor, path }: Reading): ContentNode[] =>
  text.split('\n').flatMap((line, index, all): ContentNode[] => {
    const words = line.trim()
    const before = all[index - 1]?.trimEnd().at(-1)
    const between = lineBreakAs(before, words)
    const gap: ContentNode[] = index > 0 && between !== '' ? [{ kind: 'text', place: cursor.place(cursor.offset(), path), text: between }] : []
    // The parser keeps the indentation of a first line, which stands before the place where its block starts.
    const indented = index === 0 && cursor.source.startsWith(line, cursor.offset())
    const shown = index < all.length - 1 ? (indented ? line.trimEnd() : words) : indented ? line : line.trimStart()
    if (shown === '' || (words === '' && !cursor.source.startsWith(shown, cursor.offset()))) return gap
    const start = cursor.next(shown)
    const stretches = textStretches({ preserved: true, raw: shown, value: decodeReferences(shown) })
    return [...gap, ...stretches.map((stretch): ContentNode => ({ kind: 'text', place: cursor.place(start + stretch.at, path), text: stretch.text }))]
  })

const TAGS: Readonly<Record<string, string>> = { codespan: 'code', del: 's', em: 'em', link: 'a', strong: 'strong' }

const element = (tag: string, reading: Reading, parts: { attributes?: Record<string, string>; children?: () => ContentNode[]; start: number }): ContentElement => ({
  attributes: parts.attributes ?? {}, children: parts.children?.() ?? [], kind: 'element', place: reading.cursor.place(parts.start, reading.path), tag,
})

const linkAttributes = (token: Token): Record<string, string> =>
  'href' in token && typeof token.href === 'string' ? { href: decodeReferences(token.href), ...('title' in token && token.title ? { title: String(token.title) } : {}) } : {}

const imageNode = (token: Tokens.Image, reading: Reading): ContentElement =>
  element('img', reading, { attributes: { alt: token.text, src: decodeReferences(token.href) }, start: reading.cursor.next(token.raw) })

const wrapped = (token: Token, reading: Reading): ContentNode[] => {
  const { cursor } = reading
  const first = token.raw.split('\n')[0] ?? ''
  const start = cursor.source.startsWith(first, cursor.offset()) ? cursor.offset() : Math.max(cursor.offset(), cursor.source.indexOf(first, cursor.offset()))
  const tag = TAGS[token.type]
  const inner = (): ContentNode[] => {
    if ('tokens' in token && token.tokens) return inlineNodes(token.tokens, reading)
    return 'text' in token && typeof token.text === 'string' ? textNodes(token.text, reading) : []
  }
  const nodes = tag === undefined ? inner() : [element(tag, reading, { attributes: linkAttributes(token), children: inner, start })]
  if (!token.raw.includes('\n') && cursor.source.startsWith(token.raw, start)) cursor.moveTo(start + token.raw.length)
  return nodes
}

const nodeOf = (token: Token, reading: Reading): ContentNode[] => {
  if (token.type === 'br') return [element('br', reading, { start: reading.cursor.offset() })]
  if (token.type === 'image') return [imageNode(token as Tokens.Image, reading)]
  if (token.type === 'text' && !('tokens' in token && token.tokens)) return textNodes(token.raw, reading)
  return wrapped(token, reading)
}

const closingOf = (tokens: readonly Token[], from: number, tag: string): number => {
  const found = tokens.findIndex((token, at) => at > from && isTag(token) && token.raw.toLowerCase().startsWith(`</${tag}`))
  return found === -1 ? tokens.length : found
}

/** A tag of HTML among Markdown: its element holds what stands before its end tag. Returns how many tokens it took. */
const tagNode = (tokens: readonly Token[], at: number, reading: Reading): { nodes: ContentNode[]; taken: number } => {
  const token = tokens[at]
  const start = reading.cursor.next(token?.raw ?? '')
  const parsed = parseFragment(token?.raw ?? '').childNodes.find(isElement)
  if (!parsed) return { nodes: [], taken: 1 }
  const attributes = Object.fromEntries(parsed.attrs.map(({ name, value }) => [name, value]))
  if (VOID.has(parsed.tagName)) return { nodes: [element(parsed.tagName, reading, { attributes, start })], taken: 1 }
  const end = closingOf(tokens, at, parsed.tagName)
  return { nodes: [element(parsed.tagName, reading, { attributes, children: () => inlineNodes(tokens.slice(at + 1, end), reading), start })], taken: end - at }
}

/** Inline tokens of marked as content nodes, each piece of text with its place in the source. */
export const inlineNodes = (tokens: readonly Token[], reading: Reading): ContentNode[] => {
  const nodes: ContentNode[] = []
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]
    if (!token) break
    const { nodes: found, taken } = isTag(token) ? tagNode(tokens, at, reading) : { nodes: nodeOf(token, reading), taken: 1 }
    nodes.push(...found)
    at += taken
  }
  return nodes
}
