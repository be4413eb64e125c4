import { type LexicalNode, childrenOf, MAX_DEPTH, rootOf, deepText, textOf } from './lexicalNode.ts'

const INLINE = new Set(['autolink', 'inlineBlock', 'link'])
const SEPARATORS: Readonly<Record<string, string>> = { listitem: '\n', tablecell: '\t', tablerow: '\n' }

const walk = (node: LexicalNode, depth: number, budget: { left: number }): string => {
  budget.left -= 1
  if (budget.left < 0) return ''
  if (node.type === 'text') return textOf(node, 'text')
  if (node.type === 'linebreak') return '\n'
  if (node.type === 'tab') return '\t'
  if (depth > MAX_DEPTH) return deepText(node)
  const inner = childrenOf(node).map((child) => walk(child, depth + 1, budget)).join('')
  if (INLINE.has(node.type) || inner === '') return inner
  return inner + (SEPARATORS[node.type] ?? '\n')
}

/** The text of a Lexical editor state: one line per block, cells parted by tabs. Any value is accepted. */
export const lexicalToPlain = (state: unknown): string => {
  const root = rootOf(state)
  if (!root) return ''
  return walk(root, 0, { left: 200_000 }).replace(/[ \t]+\n/g, '\n').replace(/\n{2,}/g, '\n').trim()
}
