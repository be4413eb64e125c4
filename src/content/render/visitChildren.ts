import { escapeText } from './escapeHtml.ts'
import { childrenOf, deepText, type LexicalNode, MAX_DEPTH } from './lexicalNode.ts'
import type { RenderContext } from './resolvers.ts'

/**
 * Renders a node's children one by one, within the depth and node budget. A cycle renders nothing; what lies too deep
 * is kept as plain text.
 */
export const visitChildren = (node: LexicalNode, context: RenderContext, render: (children: LexicalNode[]) => string): string => {
  const key = node.children
  if (!Array.isArray(key) || context.ancestors.has(key)) return ''
  if (context.ancestors.size >= MAX_DEPTH) return escapeText(deepText(node))
  context.budget.left -= key.length
  if (context.budget.left < 0) return ''
  context.ancestors.add(key)
  try {
    return render(childrenOf(node))
  } finally {
    context.ancestors.delete(key)
  }
}
