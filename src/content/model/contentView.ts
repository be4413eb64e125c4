import type { ContentDocument } from './contentDocument.ts'
import type { ContentElement, ContentNode } from './contentNode.ts'
import { type TextBlock, textBlocks } from './textBlocks.ts'

/** An element with the elements it stands in, from the body down. */
export type Placed = { ancestors: readonly ContentElement[]; element: ContentElement }

/** A document as rules look at it: its blocks of text and its elements, each computed once. */
export type ContentView = {
  /** Every element of the body in document order. */
  all: readonly Placed[]
  blocks: readonly TextBlock[]
  document: ContentDocument
  /** Elements of these tags in document order. */
  elements: (...tags: readonly string[]) => readonly Placed[]
}

const collect = (root: ContentElement): readonly Placed[] => {
  const all: Placed[] = []
  const walk = (node: ContentNode, ancestors: readonly ContentElement[]): void => {
    if (node.kind === 'text') return
    all.push({ ancestors, element: node })
    const below = [...ancestors, node]
    node.children.forEach((child) => walk(child, below))
  }
  root.children.forEach((child) => walk(child, [root]))
  return all
}

/** Prepares a document for the rules. */
export const contentView = (document: ContentDocument): ContentView => {
  const all = collect(document.body)
  const byTags = new Map<string, readonly Placed[]>()
  const elements = (...tags: readonly string[]): readonly Placed[] => {
    const key = tags.join(' ')
    const known = byTags.get(key) ?? all.filter(({ element }) => tags.includes(element.tag))
    byTags.set(key, known)
    return known
  }
  return { all, blocks: textBlocks(document.body), document, elements }
}

/** All text below an element, without what no reader sees; `br` is a line break, an image its alternative text when `withAlt`. */
export const textWithin = (node: ContentNode, { withAlt = false }: { withAlt?: boolean } = {}): string => {
  if (node.kind === 'text') return node.text
  if (node.tag === 'br') return '\n'
  if (node.tag === 'img' && withAlt) return node.attributes['alt'] ?? ''
  if (node.tag === 'script' || node.tag === 'style') return ''
  return node.children.map((child) => textWithin(child, { withAlt })).join('')
}
