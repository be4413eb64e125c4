import type { LexicalNode } from './lexicalNode.ts'

/** An upload as the renderer needs it. Without `width`, and not said to be an `image`, it is shown as a file to download. */
export type ResolvedUpload = { alt: string; filename?: string; height?: number; image?: boolean; src: string; width?: number }

/** How the renderer learns about things outside the tree. Each may be left out; unknown references become plain text. */
export type Resolvers = {
  /** Address of another document, or null when it is not public. */
  document?: (relationTo: string, id: string) => string | null
  /** `neutralise` renders the link's text without the link (dangerous target). */
  link?: (url: string) => 'keep' | 'neutralise'
  upload?: (relationTo: string, id: string) => ResolvedUpload | null
}

/** State of one rendering: `budget` bounds the number of nodes, `ancestors` finds cycles and measures depth. */
export type RenderContext = {
  readonly ancestors: Set<unknown>
  /** Renders nodes as flow content: the way down for lists and tables, which may hold any block. */
  readonly blocks: (nodes: readonly LexicalNode[], loose: 'block' | 'flow') => string
  readonly budget: { left: number }
  readonly resolve: Resolvers
}
