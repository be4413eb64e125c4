import type { ContentElement, ContentNode } from '../model/contentNode.ts'

type Node = Record<string, unknown>

/** Lexical's bits of text format by element. */
const FORMAT: Readonly<Record<string, number>> = { b: 1, code: 16, del: 4, em: 2, i: 2, mark: 128, s: 4, strike: 4, strong: 1, sub: 32, sup: 64, u: 8 }
const INLINE = new Set([...Object.keys(FORMAT), 'a', 'abbr', 'br', 'font', 'label', 'small', 'span', 'time'])
const UNSEEN = new Set(['head', 'noscript', 'script', 'style', 'template', 'title'])

/** Nodes nested deeper are taken as text of what holds them. */
const MAX_DEPTH = 60

type Context = { depth: number; format: number }

const block = (type: string, children: readonly Node[], extra: Node = {}): Node => ({ children, direction: null, format: '', indent: 0, type, version: 1, ...extra })

const isBold = ({ attributes }: ContentElement): boolean => /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(attributes['style'] ?? '')

const formatIn = (element: ContentElement, format: number): number => format | (FORMAT[element.tag] ?? 0) | (isBold(element) ? 1 : 0)

const textNode = (text: string, format: number): Node => ({ detail: 0, format, mode: 'normal', style: '', text, type: 'text', version: 1 })

const inlineNodes = (node: ContentNode, { depth, format }: Context): Node[] => {
  if (node.kind === 'text') return node.text === '' ? [] : [textNode(node.text, format)]
  if (UNSEEN.has(node.tag)) return []
  if (node.tag === 'br') return [{ type: 'linebreak', version: 1 }]
  if (node.tag === 'img') return [imageNode(node)]
  const inner = node.children.flatMap((child) => inlineNodes(child, { depth: depth + 1, format: formatIn(node, format) }))
  const { href } = node.attributes
  return node.tag === 'a' && href !== undefined ? [block('link', inner, { fields: { linkType: 'custom', newTab: false, url: href }, version: 3 })] : inner
}

const imageNode = ({ attributes }: ContentElement): Node =>
  ({ fields: { alt: attributes['alt'] ?? '' }, relationTo: 'media', type: 'upload', value: { alt: attributes['alt'] ?? '', mimeType: 'image/*', url: attributes['src'] ?? '' }, version: 3 })

const isInline = (node: ContentNode): boolean => node.kind === 'text' || (INLINE.has(node.tag) && node.children.every(isInline))

/** Inline nodes as paragraphs; an image among them stands alone, as the editor has it. */
const paragraphs = (nodes: readonly Node[]): Node[] => {
  const made: Node[] = []
  let run: Node[] = []
  const flush = (): void => {
    if (run.some(({ text, type }) => type !== 'text' || String(text).trim() !== '')) made.push(block('paragraph', run))
    run = []
  }
  for (const node of nodes) {
    if (node['type'] !== 'upload') run.push(node)
    else {
      flush()
      made.push(node)
    }
  }
  flush()
  return made
}

const item = (element: ContentElement, value: number, depth: number): Node[] => {
  const nested = element.children.filter((child): child is ContentElement => child.kind === 'element' && (child.tag === 'ul' || child.tag === 'ol'))
  const own = element.children.filter((child) => !nested.includes(child as ContentElement)).flatMap((child) => inlineNodes(child, { depth, format: 0 }))
  return [block('listitem', own, { value }), ...nested.map((list) => block('listitem', blocks(list, depth + 1), { value: value + 1 }))]
}

const elementsIn = ({ children }: ContentElement, tags: readonly string[]): ContentElement[] =>
  children.flatMap((child) => (child.kind === 'text' ? [] : tags.includes(child.tag) ? [child] : ['tbody', 'tfoot', 'thead'].includes(child.tag) ? elementsIn(child, tags) : []))

const cell = (element: ContentElement, row: number, depth: number): Node => {
  const inner = element.children.every(isInline) ? [block('paragraph', element.children.flatMap((child) => inlineNodes(child, { depth, format: 0 })))] : blocks(element, depth)
  const span = (name: string): number => Math.max(1, Math.trunc(Number(element.attributes[name])) || 1)
  return block('tablecell', inner, { colSpan: span('colspan'), headerState: element.tag === 'th' ? (row === 0 ? 1 : 2) : 0, rowSpan: span('rowspan') })
}

const table = (element: ContentElement, depth: number): Node[] => {
  const rows = elementsIn(element, ['tr']).map((row, at) => block('tablerow', elementsIn(row, ['td', 'th']).map((one) => cell(one, at, depth + 1))))
  const captions = elementsIn(element, ['caption']).flatMap((caption) => paragraphs(inlineNodes(caption, { depth, format: 0 })))
  return [...captions, ...(rows.length === 0 ? [] : [block('table', rows)])]
}

const listOf = (element: ContentElement, depth: number): Node[] => {
  const items = elementsIn(element, ['li']).flatMap((one, at) => item(one, at + 1, depth))
  return items.length === 0 ? [] : [block('list', items, { listType: element.tag === 'ol' ? 'number' : 'bullet', start: 1, tag: element.tag })]
}

const oneBlock = (element: ContentElement, depth: number): Node[] => {
  const { tag } = element
  if (UNSEEN.has(tag)) return []
  if (/^h[1-6]$/.test(tag)) return [block('heading', element.children.flatMap((child) => inlineNodes(child, { depth, format: 0 })), { tag })]
  if (tag === 'ul' || tag === 'ol') return listOf(element, depth)
  if (tag === 'table') return table(element, depth)
  if (tag === 'blockquote') return [block('quote', blocks(element, depth + 1))]
  if (tag === 'hr') return [{ type: 'horizontalrule', version: 1 }]
  if (tag === 'img') return [imageNode(element)]
  if (tag === 'p' && element.children.length === 0) return [block('paragraph', [])]
  return blocks(element, depth + 1)
}

/** The blocks below an element in order; loose words between them become paragraphs. */
const blocks = (element: ContentElement, depth: number): Node[] => {
  if (depth > MAX_DEPTH) return paragraphs(inlineNodes(element, { depth, format: 0 }))
  const made: Node[] = []
  let run: Node[] = []
  const flush = (): void => {
    made.push(...paragraphs(run))
    run = []
  }
  for (const child of element.children) {
    if (isInline(child)) run.push(...inlineNodes(child, { depth, format: isBold(element) ? 1 : 0 }))
    else if (child.kind === 'element') {
      flush()
      made.push(...oneBlock(child, depth))
    }
  }
  flush()
  return made
}

/** A document's body as a Lexical state, for one-click layout outside the editor. Words are kept; what the editor has no node for gives way to its content. */
export const lexicalState = (body: ContentElement): { root: Node } => ({ root: block('root', blocks(body, 0)) })
