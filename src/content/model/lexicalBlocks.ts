import { childrenOf, deepText, type LexicalNode, MAX_DEPTH, recordOf, rootOf, textOf } from '../render/lexicalNode.ts'

/** A block of the body with its text and its index path in the tree. `node` is the Lexical node it was made from. */
export type Block = { kind: string; level: number; node: LexicalNode; path: string; text: string }

const KINDS = new Set(['heading', 'listitem', 'paragraph', 'quote', 'table', 'upload'])

const toBlock = (node: LexicalNode, path: string): Block => ({
  kind: node.type,
  level: node.type === 'heading' ? Number(/^h([1-6])$/.exec(textOf(node, 'tag'))?.[1] ?? 2) : 0,
  node,
  path,
  text: node.type === 'table' ? '' : node.type === 'upload' ? textOf(recordOf(node, 'fields'), 'alt') : ownText(node),
})

// An item's nested list and a quote's paragraphs are blocks of their own: their text must not count twice.
const ownText = (node: LexicalNode): string =>
  childrenOf(node).filter((child) => !KINDS.has(child.type) && child.type !== 'list').map((child) => deepText(child)).join('')

/** The blocks of a Lexical state in document order. Depth, cycles and size are contained. */
export const lexicalBlocks = (state: unknown): Block[] => {
  const blocks: Block[] = []
  const walk = (node: LexicalNode, path: string, depth: number): void => {
    if (depth > MAX_DEPTH || blocks.length > 20_000) return
    if (KINDS.has(node.type)) blocks.push(toBlock(node, path))
    childrenOf(node).forEach((child, at) => walk(child, path === '' ? String(at) : `${path}.${at}`, depth + 1))
  }
  const root = rootOf(state)
  if (root) walk(root, '', 0)
  return blocks
}
