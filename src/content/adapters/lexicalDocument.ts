import type { CheckInput } from '../checkInput.ts'
import type { ContentDocument, MetaName } from '../model/contentDocument.ts'
import type { ContentElement, ContentNode, Place } from '../model/contentNode.ts'
import { childrenOf, deepText, intOf, type LexicalNode, MAX_DEPTH, recordOf, rootOf, textOf } from '../render/lexicalNode.ts'

/** Nodes taken from one tree; what comes after is left out. */
const NODE_BUDGET = 50_000

/** Nodes whose text is still gathered where a branch is deeper than structure goes. */
const DEEP_NODES = 1_000

type Reading = { field: string; left: number }
type At = { depth: number; path: string }

const placeOf = (reading: Reading, path: string): Place => ({ column: null, field: reading.field, line: null, path })

const FORMATS: readonly (readonly [number, string])[] = [[1, 'strong'], [2, 'em'], [4, 's'], [8, 'u'], [16, 'code'], [32, 'sub'], [64, 'sup'], [128, 'mark']]

type Parts = { attributes?: Record<string, string>; children?: readonly ContentNode[] }

const element = (tag: string, place: Place, { attributes = {}, children = [] }: Parts = {}): ContentElement => ({ attributes, children, kind: 'element', place, tag })

const textNode = (node: LexicalNode, place: Place): ContentNode => {
  const format = intOf(node, 'format', 0)
  const style = textOf(node, 'style')
  const plain: ContentNode = { kind: 'text', place, text: textOf(node, 'text') }
  const marked = FORMATS.reduce<ContentNode>((inner, [bit, tag]) => ((format & bit) === bit ? element(tag, place, { children: [inner] }) : inner), plain)
  return style === '' ? marked : element('span', place, { attributes: { style }, children: [marked] })
}

const linkAttributes = (node: LexicalNode): Record<string, string> => {
  const fields = { ...node, ...recordOf(node, 'fields') }
  if (fields.linkType !== 'internal') return { href: textOf(fields, 'url') }
  const { relationTo, value } = recordOf(fields, 'doc')
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value
  return { 'data-document': `${String(relationTo)}/${String(id)}` }
}

const uploadAttributes = (node: LexicalNode): Record<string, string> => {
  const value = recordOf(node, 'value')
  const alt = textOf(recordOf(node, 'fields'), 'alt') || textOf(value, 'alt')
  const known = Object.keys(value).length > 0 || 'alt' in recordOf(node, 'fields')
  return { ...(known ? { alt } : {}), src: textOf(value, 'url') }
}

const tagOf = (node: LexicalNode): string => {
  if (node.type === 'heading') return /^h[1-6]$/.test(textOf(node, 'tag')) ? textOf(node, 'tag') : 'h2'
  if (node.type === 'list') return node.listType === 'number' || node.tag === 'ol' ? 'ol' : 'ul'
  if (node.type === 'tablecell') return intOf(node, 'headerState', 0) > 0 ? 'th' : 'td'
  return TAGS[node.type] ?? 'div'
}

const TAGS: Readonly<Record<string, string>> = {
  autolink: 'a', link: 'a', listitem: 'li', paragraph: 'p', quote: 'blockquote', root: 'body', table: 'table', tablerow: 'tr', upload: 'img',
}

const attributesOf = (node: LexicalNode): Record<string, string> => {
  if (node.type === 'link' || node.type === 'autolink') return linkAttributes(node)
  if (node.type === 'upload') return uploadAttributes(node)
  return {}
}

const convert = (node: LexicalNode, reading: Reading, { depth, path }: At): ContentNode | null => {
  reading.left -= 1
  if (reading.left < 0) return null
  const place = placeOf(reading, path)
  if (node.type === 'text') return textNode(node, place)
  if (node.type === 'linebreak') return element('br', place)
  if (node.type === 'tab') return { kind: 'text', place, text: '\t' }
  if (depth > MAX_DEPTH) return { kind: 'text', place, text: deepText(node, DEEP_NODES) }
  const children = childrenOf(node).flatMap((child, at) => convert(child, reading, { depth: depth + 1, path: path === '' ? String(at) : `${path}.${at}` }) ?? [])
  const caption = textOf(node, 'caption') || textOf(recordOf(node, 'fields'), 'caption')
  const captioned = caption === '' ? children : [element(node.type === 'table' ? 'caption' : 'figcaption', place, { children: [{ kind: 'text', place, text: caption }] }), ...children]
  return element(tagOf(node), place, { attributes: attributesOf(node), children: captioned })
}

const META: readonly MetaName[] = ['author', 'keywords', 'publishedAt', 'source', 'summary', 'title']

const trimmed = (text: string | undefined): string | null => (text === undefined || text.trim() === '' ? null : text.trim())

/** A stored document (Lexical body and fields) in the form the rules read. Any value is accepted as body; cycles and depth are contained. */
export const lexicalDocument = (input: CheckInput): ContentDocument => {
  const field = input.bodyField ?? 'body'
  const reading: Reading = { field, left: NODE_BUDGET }
  const root = rootOf(input.body)
  const body = root ? convert(root, reading, { depth: 0, path: '' }) : null
  const carries = new Set<MetaName>(['title', ...META.filter((name) => input[name as keyof CheckInput] !== undefined)])
  return {
    body: body?.kind === 'element' ? body : element('body', placeOf(reading, '')),
    carries, format: 'lexical', html: null,
    meta: {
      author: trimmed(input.author), column: null, keywords: input.keywords ?? [], publishedAt: trimmed(input.publishedAt), source: trimmed(input.source), sourceUrl: null,
      summary: trimmed(input.summary), title: trimmed(input.title),
    },
    metaPlaces: Object.fromEntries(META.map((name) => [name, { column: null, field: name, line: null, path: null }])),
    pageTags: null, path: input.path ?? '', styles: '',
  }
}
