import { type DefaultTreeAdapterTypes } from 'parse5'

import type { ContentElement, ContentNode, Place } from '../model/contentNode.ts'
import { BLOCKS } from '../model/textBlocks.ts'
import { textStretches } from './textStretches.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
export type ParsedElement = DefaultTreeAdapterTypes.Element
type ParsedText = DefaultTreeAdapterTypes.TextNode

/** How a tree is read: `place` tells where an offset of `source` stands, `left` how many nodes may still be taken. */
export type HtmlReading = { left: number; place: (offset: number, path: string) => Place; source: string }

/** Levels kept as structure; what lies deeper is kept as text. */
const DEEPEST = 100

const BLANK = /^[\t\n\f\r ]*$/
const PRESERVING = new Set(['pre', 'textarea', 'listing'])

export const isElement = (node: { nodeName: string }): node is ParsedElement => 'tagName' in node

export const isText = (node: { nodeName: string }): node is ParsedText => node.nodeName === '#text'

const isBlock = (node: Node | undefined): boolean => !node || (isElement(node) && BLOCKS.has(node.tagName))

type At = { depth: number; parent: Place; path: string; preserved: boolean }

const textOf = (node: ParsedText, neighbours: { after: Node | undefined; before: Node | undefined; inBlock: boolean }, { at, reading }: { at: At; reading: HtmlReading }): ContentNode[] => {
  const { after, before, inBlock } = neighbours
  const edge = (neighbour: Node | undefined): boolean => (neighbour ? isBlock(neighbour) || neighbour.nodeName === 'br' : inBlock)
  const [trimStart, trimEnd] = [!at.preserved && edge(before), !at.preserved && edge(after)]
  if (trimStart && trimEnd && BLANK.test(node.value)) return []
  const start = node.sourceCodeLocation?.startOffset
  if (start === undefined) return [{ kind: 'text', place: at.parent, text: node.value }]
  const raw = reading.source.slice(start, node.sourceCodeLocation?.endOffset)
  return textStretches({ preserved: at.preserved, raw, trimEnd, trimStart, value: node.value })
    .map((stretch) => ({ kind: 'text', place: reading.place(start + stretch.at, at.path), text: stretch.text }))
}

/** All texts below a node that is too deep for structure, without recursion. */
const deepTexts = (top: ParsedElement, at: At, reading: HtmlReading): ContentNode[] => {
  const stack: Node[] = [top]
  const found: ContentNode[] = []
  while (stack.length > 0 && reading.left > 0) {
    const node = stack.pop()
    if (!node) break
    reading.left -= 1
    if (isText(node)) found.push(...textOf(node, { after: undefined, before: undefined, inBlock: false }, { at, reading }))
    if (isElement(node)) for (let child = node.childNodes.length - 1; child >= 0; child -= 1) stack.push(...node.childNodes.slice(child, child + 1))
  }
  return found
}

const attributesOf = ({ attrs }: ParsedElement): Record<string, string> => Object.fromEntries(attrs.map(({ name, value }) => [name.toLowerCase(), value]))

const elementOf = (node: ParsedElement, at: At, reading: HtmlReading): ContentElement => {
  const tag = node.tagName.toLowerCase()
  const start = node.sourceCodeLocation?.startOffset
  const place = start === undefined ? { ...at.parent, path: at.path } : reading.place(start, at.path)
  const inside: At = { depth: at.depth + 1, parent: place, path: at.path, preserved: at.preserved || PRESERVING.has(tag) }
  const children = at.depth >= DEEPEST ? deepTexts(node, inside, reading) : childNodes(node, inside, reading)
  return { attributes: attributesOf(node), children, kind: 'element', place, tag }
}

/** A `</p>` without a beginning makes the parser invent an empty paragraph that nobody wrote. */
const isInvented = (node: ParsedElement): boolean => node.tagName === 'p' && !node.sourceCodeLocation && node.childNodes.length === 0

/** The children of a parsed node as content nodes. Paths count elements of one tag among their siblings (`p[12]`). */
export const childNodes = (parent: { childNodes: Node[]; nodeName: string }, at: At, reading: HtmlReading): ContentNode[] => {
  const counts = new Map<string, number>()
  const inBlock = BLOCKS.has(parent.nodeName) || parent.nodeName === '#document-fragment'
  const visible = parent.childNodes.filter((node) => isText(node) || isElement(node))
  return visible.flatMap((node, index) => {
    reading.left -= 1
    if (reading.left < 0) return []
    if (isText(node)) return textOf(node, { after: visible[index + 1], before: visible[index - 1], inBlock }, { at, reading })
    if (!isElement(node) || isInvented(node)) return []
    const count = (counts.get(node.tagName) ?? 0) + 1
    counts.set(node.tagName, count)
    return [elementOf(node, { ...at, path: `${at.path}/${node.tagName}[${count}]` }, reading)]
  })
}
