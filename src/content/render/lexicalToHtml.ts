import { childrenOf, rootOf } from './lexicalNode.ts'
import { renderBlocks } from './renderBlocks.ts'
import type { RenderContext, Resolvers } from './resolvers.ts'
import { sanitise } from './sanitise.ts'

export type { ResolvedUpload, Resolvers } from './resolvers.ts'

/** Nodes one document may have; the rest of a larger one (or of a cycle) is left out. */
const NODE_BUDGET = 200_000

/**
 * A Lexical editor state as clean HTML: allow-listed elements only, headings from h2, no styles, no scripts, safe
 * addresses. Any value is accepted; what is no tree renders as ''. Cycles and excessive depth are contained.
 */
export const lexicalToHtml = (state: unknown, resolve: Resolvers = {}): string => {
  const root = rootOf(state)
  if (!root) return ''
  const context: RenderContext = {
    ancestors: new Set<unknown>([root.children]), blocks: (nodes, loose) => renderBlocks(nodes, context, loose), budget: { left: NODE_BUDGET }, resolve,
  }
  return sanitise(renderBlocks(childrenOf(root), context, 'block'))
}
