import { parse, parseFragment } from 'parse5'

import type { ContentDocument, ContentMeta, MetaName, PageTag } from '../model/contentDocument.ts'
import type { ContentElement, Place } from '../model/contentNode.ts'
import { childNodes, type HtmlReading, isElement, isText, type ParsedElement } from './htmlTree.ts'
import { sourceLines } from './sourceLines.ts'

/** Nodes taken from one source; what comes after is left out. */
const NODE_BUDGET = 200_000

const PAGE = /<(?:!doctype\s+html|html|head|body)(?=[\s>])/i

const NO_META: ContentMeta = { author: null, column: null, keywords: [], publishedAt: null, source: null, sourceUrl: null, summary: null, title: null }

/** Page tag → what it says of the document (annex of the 2017 guideline for government web sites). */
const TAGGED: Readonly<Record<string, MetaName>> = {
  articletitle: 'title', author: 'author', columnname: 'column', contentsource: 'source', description: 'summary', keywords: 'keywords', pubdate: 'publishedAt', url: 'sourceUrl',
}

const readingOf = (source: string): HtmlReading => {
  const lines = sourceLines(source)
  return { left: NODE_BUDGET, place: (offset, path) => ({ ...lines.at(offset), field: 'body', path }), source }
}

const bodyOf = (parent: Parameters<typeof childNodes>[0], place: Place, reading: HtmlReading): ContentElement => ({
  attributes: {}, children: childNodes(parent, { depth: 0, parent: place, path: 'body', preserved: false }, reading), kind: 'element', place, tag: 'body',
})

type Node = ParsedElement['childNodes'][number]

const descendants = (top: readonly Node[], wanted: (node: ParsedElement) => boolean): ParsedElement[] => {
  const stack = [...top].reverse()
  const found: ParsedElement[] = []
  while (stack.length > 0) {
    const node = stack.pop()
    if (!node || !isElement(node)) continue
    if (wanted(node)) found.push(node)
    for (let child = node.childNodes.length - 1; child >= 0; child -= 1) stack.push(...node.childNodes.slice(child, child + 1))
  }
  return found
}

const ownText = (node: ParsedElement | undefined): string => (node?.childNodes ?? []).map((child) => (isText(child) ? child.value : '')).join('')

const stylesOf = (top: readonly Node[]): string => descendants(top, ({ tagName }) => tagName === 'style').map(ownText).join('\n')

const attribute = (node: ParsedElement, name: string): string | null => node.attrs.find((attr) => attr.name === name)?.value ?? null

const pageTagsOf = (head: readonly Node[], reading: HtmlReading): PageTag[] =>
  descendants(head, ({ tagName }) => tagName === 'meta').flatMap((node) => {
    const name = attribute(node, 'name')
    if (name === null) return []
    return [{ content: attribute(node, 'content') ?? '', name, place: { ...reading.place(node.sourceCodeLocation?.startOffset ?? 0, 'head'), field: `meta:${name}` } }]
  })

const keywordsOf = (text: string): string[] => text.split(/[,，;；、\s]+/).filter((word) => word !== '')

const trimmed = (text: string | undefined): string | null => (text === undefined || text.trim() === '' ? null : text.trim())

type Stated = { meta: ContentMeta; places: Partial<Record<MetaName, Place>> }

const metaOf = (pageTags: readonly PageTag[], title: { place: Place; text: string } | null): Stated => {
  const stated = new Map<MetaName, PageTag>()
  for (const tag of pageTags) {
    const name = TAGGED[tag.name.toLowerCase()]
    if (name && !stated.has(name)) stated.set(name, tag)
  }
  const texts = Object.fromEntries([...stated].map(([name, tag]) => [name, trimmed(tag.content)]))
  const places = Object.fromEntries([...stated].map(([name, tag]) => [name, tag.place]))
  return {
    meta: { ...NO_META, ...texts, keywords: keywordsOf(stated.get('keywords')?.content ?? ''), title: trimmed(stated.get('title')?.content) ?? trimmed(title?.text) },
    places: title && !places['title'] ? { ...places, title: title.place } : places,
  }
}

const CARRIED: ReadonlySet<MetaName> = new Set(Object.values(TAGGED).filter((name) => name !== 'sourceUrl' && name !== 'author'))

const pageDocument = (source: string, path: string): ContentDocument => {
  const reading = readingOf(source)
  const tree = parse(source, { sourceCodeLocationInfo: true })
  const html = tree.childNodes.find((node) => node.nodeName === 'html')
  const [head, body] = ['head', 'body'].map((name) => (html && isElement(html) ? html.childNodes.find((node) => node.nodeName === name) : undefined))
  const headNodes = head && isElement(head) ? head.childNodes : []
  const pageTags = pageTagsOf(headNodes, reading)
  const [title] = descendants(headNodes, ({ tagName }) => tagName === 'title')
  const stated = metaOf(pageTags, title ? { place: { ...reading.place(title.sourceCodeLocation?.startOffset ?? 0, 'head/title[1]'), field: 'title' }, text: ownText(title) } : null)
  const place = reading.place(body?.sourceCodeLocation?.startOffset ?? 0, 'body')
  return {
    body: body && isElement(body) ? bodyOf(body, place, reading) : bodyOf({ childNodes: [], nodeName: 'body' }, place, reading),
    carries: CARRIED, format: 'html-page', html: source, meta: stated.meta, metaPlaces: stated.places, pageTags, path, styles: stylesOf(tree.childNodes),
  }
}

const fragmentDocument = (source: string, path: string): ContentDocument => {
  const reading = readingOf(source)
  const fragment = parseFragment(source, { sourceCodeLocationInfo: true })
  return {
    body: bodyOf(fragment, reading.place(0, 'body'), reading),
    carries: new Set(), format: 'html-fragment', html: source, meta: NO_META, metaPlaces: {}, pageTags: null, path, styles: stylesOf(fragment.childNodes),
  }
}

/**
 * HTML source (decoded) in the form the rules read. A source with a doctype, `html`, `head` or `body` is a page and states its metadata in
 * page tags; anything else is a fragment, the body of an article. Places are those of the very characters in the source.
 */
export const htmlDocument = (source: string, path: string): ContentDocument =>
  (PAGE.test(source.replace(/<!--[\s\S]*?(?:-->|$)/g, '')) ? pageDocument : fragmentDocument)(source, path)
