import { isRecord } from './isRecord.ts'

/** A node of a Lexical tree as it comes from storage: nothing about it is certain. */
export type LexicalNode = Readonly<Record<string, unknown>> & { readonly type: string }

/** Depth below which a tree is still taken as structure; what lies deeper is kept as text only. */
export const MAX_DEPTH = 60



/** The value as a node, or null where it is none (numbers, strings, arrays, nodes without a type). */
export const asNode = (value: unknown): LexicalNode | null =>
  isRecord(value) && typeof value.type === 'string' ? { ...value, type: value.type } : null

/** The node's children that are nodes themselves. */
export const childrenOf = (node: Readonly<Record<string, unknown>>): LexicalNode[] =>
  Array.isArray(node.children) ? node.children.flatMap((child: unknown) => asNode(child) ?? []) : []

/** The root of an editor state, or null when the state has none. */
export const rootOf = (state: unknown): LexicalNode | null => {
  if (!isRecord(state)) return null
  return isRecord(state.root) ? { ...state.root, type: 'root' } : asNode(state)
}

/** A string property, or ''. */
export const textOf = (node: Readonly<Record<string, unknown>>, key: string): string => {
  const value = node[key]
  return typeof value === 'string' ? value : ''
}

/** A whole number within bounds, else the fallback. */
export const intOf = (node: Readonly<Record<string, unknown>>, key: string, fallback: number): number => {
  const value = node[key]
  return typeof value === 'number' && Number.isInteger(value) ? value : fallback
}

/** A property that is an object, or an empty one. */
export const recordOf = (node: Readonly<Record<string, unknown>>, key: string): Record<string, unknown> => {
  const value = node[key]
  return isRecord(value) ? value : {}
}

/**
 * All text below a node, without recursion, so that neither depth nor a cycle hurts. A node met twice counts once;
 * `limit` bounds the number of nodes.
 */
export const deepText = (node: unknown, limit = 100_000): string => {
  const seen = new Set<unknown>()
  const stack: unknown[] = [node]
  const parts: string[] = []
  while (stack.length > 0 && seen.size < limit) {
    const next = stack.pop()
    if (!isRecord(next) || seen.has(next)) continue
    seen.add(next)
    if (typeof next.text === 'string') parts.push(next.text)
    if (next.type === 'linebreak') parts.push('\n')
    if (Array.isArray(next.children)) for (let at = next.children.length - 1; at >= 0; at -= 1) stack.push(next.children[at])
  }
  return parts.join('')
}
