import { isRecord } from '../render/isRecord.ts'

/**
 * A node of a Lexical tree while it is being normalised. `attributes` holds every property but text and children as it came, so that what the
 * steps do not know survives; `path` is the index path of the node it was made from in the original tree.
 */
export type Draft = { attributes: Readonly<Record<string, unknown>>; children: readonly Draft[] | null; path: string; text: string | null; type: string }

/** Deepest tree that is normalised. A deeper one, a cycle or a tree beyond the budget is left as it is. */
const MAX_DEPTH = 200
const NODE_BUDGET = 100_000

type Reading = { ancestors: Set<unknown>; left: number }

const read = (node: unknown, path: string, reading: Reading): Draft | null => {
  reading.left -= 1
  if (!isRecord(node) || reading.left < 0 || reading.ancestors.size > MAX_DEPTH || reading.ancestors.has(node)) return null
  const { children, text, type, ...attributes } = node
  const own: Draft = { attributes, children: null, path, text: typeof text === 'string' ? text : null, type: typeof type === 'string' ? type : '' }
  if (!Array.isArray(children)) return { ...own, attributes: children === undefined ? attributes : { ...attributes, children } }
  reading.ancestors.add(node)
  const drafts = children.map((child: unknown, at) => read(child, path === '' ? String(at) : `${path}.${at}`, reading))
  reading.ancestors.delete(node)
  return drafts.every((draft) => draft !== null) ? { ...own, children: drafts } : null
}

/** The tree of an editor state as drafts, or null where it has none that can be held: no root, a cycle, too deep, too large, a child that is no node. */
export const draftOf = (state: unknown): Draft | null =>
  isRecord(state) && isRecord(state['root']) ? read(state['root'], '', { ancestors: new Set(), left: NODE_BUDGET }) : null

/** The drafts as plain Lexical nodes again. */
export const nodeOf = ({ attributes, children, text, type }: Draft): Record<string, unknown> => ({
  ...attributes, ...(children === null ? {} : { children: children.map(nodeOf) }), ...(text === null ? {} : { text }), type,
})

/** All text below a draft; a line break is one. */
export const draftText = ({ children, text, type }: Draft): string => {
  if (type === 'linebreak') return '\n'
  if (type === 'tab') return '\t'
  return text ?? (children ?? []).map(draftText).join('')
}

/** The draft with other children; itself where nothing changed, so that untouched branches stay shared. */
export const withChildren = (draft: Draft, children: readonly Draft[]): Draft =>
  draft.children !== null && children.length === draft.children.length && children.every((child, at) => child === draft.children?.[at]) ? draft : { ...draft, children }

/** The draft with some attributes replaced; `undefined` removes one. */
export const withAttributes = (draft: Draft, changed: Readonly<Record<string, unknown>>): Draft =>
  ({ ...draft, attributes: Object.fromEntries(Object.entries({ ...draft.attributes, ...changed }).filter(([, value]) => value !== undefined)) })

/** Applies `step` to every draft below the root, children first. */
export const mapDrafts = (draft: Draft, step: (draft: Draft) => Draft): Draft => {
  const below = draft.children === null ? draft : withChildren(draft, draft.children.map((child) => mapDrafts(child, step)))
  return step(below)
}
