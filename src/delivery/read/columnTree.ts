import type { ObjectId } from 'mongodb'

import type { ColumnDocument } from '../documents.ts'

export type ColumnNode = {
  children: ColumnNode[]
  document: ColumnDocument
  id: string
  parent: ColumnNode | null
  path: string
  title: string
}

export type ColumnTree = {
  byId: ReadonlyMap<string, ColumnNode>
  byPath: ReadonlyMap<string, ColumnNode>
  /** Paths of columns that were visible once and are no more. */
  expired: ReadonlySet<string>
  expiredIds: ReadonlySet<string>
  /** The next instant at which a column appears or disappears. */
  nextChange: Date | null
  roots: readonly ColumnNode[]
}

type State = 'expired' | 'future' | 'visible'

const ownState = (document: ColumnDocument, now: Date): State => {
  const { visibleFrom, visibleTo } = document.display ?? {}
  if (visibleFrom && visibleFrom > now) return 'future'
  return visibleTo && visibleTo <= now ? 'expired' : 'visible'
}

/** State of a column: that of its nearest ancestor or itself that is not visible. A lost or circular parent hides it. */
const stateOf = (document: ColumnDocument, documents: ReadonlyMap<string, ColumnDocument>, now: Date): State => {
  let current: ColumnDocument | undefined = document
  for (let depth = 0; current && depth <= documents.size; depth += 1) {
    const state = ownState(current, now)
    if (state !== 'visible') return state
    if (!current.parent) return 'visible'
    current = documents.get(current.parent.toHexString())
  }
  return 'future'
}

const nextChange = (documents: readonly ColumnDocument[], now: Date): Date | null => {
  const instants = documents
    .flatMap(({ display }) => [display?.visibleFrom, display?.visibleTo])
    .filter((instant): instant is Date => Boolean(instant && instant > now))
    .map((instant) => instant.getTime())
  return instants.length > 0 ? new Date(Math.min(...instants)) : null
}

const byOrder = (left: ColumnNode, right: ColumnNode): number =>
  (left.document.order ?? 0) - (right.document.order ?? 0) || left.path.localeCompare(right.path)

/** The tree of columns that the public may see at `now`. */
export const buildColumnTree = (documents: readonly ColumnDocument[], now: Date): ColumnTree => {
  const known = new Map(documents.map((document) => [document._id.toHexString(), document]))
  const states = new Map(documents.map((document) => [document, stateOf(document, known, now)]))
  const nodes = documents
    .filter((document) => states.get(document) === 'visible')
    .map((document): ColumnNode => ({ children: [], document, id: document._id.toHexString(), parent: null, path: document.path, title: document.title }))
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const roots: ColumnNode[] = []
  for (const node of nodes) {
    node.parent = node.document.parent ? (byId.get(node.document.parent.toHexString()) ?? null) : null
    ;(node.parent?.children ?? roots).push(node)
  }
  for (const node of nodes) node.children.sort(byOrder)
  const expired = documents.filter((document) => states.get(document) === 'expired')
  return {
    byId,
    byPath: new Map(nodes.map((node) => [node.path, node])),
    expired: new Set(expired.map(({ path }) => path)),
    expiredIds: new Set(expired.map(({ _id }) => _id.toHexString())),
    nextChange: nextChange(documents, now),
    roots: roots.sort(byOrder),
  }
}

/** Ids of a column and of all below it. */
export const withDescendants = (node: ColumnNode): ObjectId[] => [node.document._id, ...node.children.flatMap(withDescendants)]

/** From the top column down to this one. */
export const trailOf = (node: ColumnNode): ColumnNode[] => [...(node.parent ? trailOf(node.parent) : []), node]
