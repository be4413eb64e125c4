import type { ContentElement, ContentNode, ContentText, Place } from './contentNode.ts'

/** A text of a block with where it starts in the block and the elements it stands in, from the block's element down. */
export type Segment = { inside: readonly ContentElement[]; source: ContentText; start: number }

/**
 * A paragraph, heading, item, cell … with its own text: what a reader takes as one run of words. Nested blocks are blocks of their
 * own. `ancestors` leads from the body to the element, without the element.
 */
export type TextBlock = {
  ancestors: readonly ContentElement[]
  element: ContentElement
  /** 1–6 for headings, else 0. */
  level: number
  /** Where the element stands; `placeAt` tells where a word of it does. */
  place: Place
  segments: readonly Segment[]
  tag: string
  text: string
}

/** Elements that start a run of words of their own. */
export const BLOCKS: ReadonlySet<string> = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'div', 'dl', 'dt', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6',
  'header', 'legend', 'li', 'main', 'nav', 'ol', 'p', 'pre', 'section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul',
])

/** Elements whose text no reader sees. */
export const UNSEEN: ReadonlySet<string> = new Set(['head', 'noscript', 'script', 'style', 'template', 'title'])

/** Those that are reported even when they have no text of their own. */
const KEPT_EMPTY = new Set(['dd', 'dt', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'p', 'td', 'th'])

type Draft = { ancestors: readonly ContentElement[]; element: ContentElement; segments: Segment[]; text: string }

const levelOf = (tag: string): number => Number(/^h([1-6])$/.exec(tag)?.[1] ?? 0)

const close = ({ ancestors, element, segments, text }: Draft): TextBlock => ({
  ancestors, element, level: levelOf(element.tag), place: element.place, segments, tag: element.tag, text,
})

const shown = (draft: Draft): boolean => draft.text.trim() !== '' || KEPT_EMPTY.has(draft.element.tag)

/** The blocks of a tree in document order. Recursion is bounded by the adapters, which limit depth. */
export const textBlocks = (root: ContentElement): TextBlock[] => {
  const drafts: Draft[] = []
  const open = (element: ContentElement, ancestors: readonly ContentElement[]): Draft => {
    const draft: Draft = { ancestors, element, segments: [], text: '' }
    drafts.push(draft)
    return draft
  }
  const walk = (node: ContentNode, draft: Draft, inside: readonly ContentElement[]): void => {
    if (node.kind === 'text') {
      draft.segments.push({ inside, source: node, start: draft.text.length })
      draft.text += node.text
      return
    }
    if (UNSEEN.has(node.tag)) return
    if (node.tag === 'br') draft.text += '\n'
    if (!BLOCKS.has(node.tag)) return node.children.forEach((child) => walk(child, draft, [...inside, node]))
    const own = open(node, [...draft.ancestors, draft.element])
    node.children.forEach((child) => walk(child, own, [node]))
  }
  const top = open(root, [])
  root.children.forEach((child) => walk(child, top, [root]))
  return drafts.filter(shown).map(close)
}

/** Where the character at `offset` of the block's text stands in the source. */
export const placeAt = (block: TextBlock, offset: number): Place => {
  const segment = block.segments.findLast(({ start }) => start <= offset) ?? block.segments[0]
  if (!segment) return block.place
  const { place } = segment.source
  return place.column === null ? place : { ...place, column: place.column + Math.max(0, offset - segment.start) }
}
