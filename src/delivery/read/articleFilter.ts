import type { Document, Filter } from 'mongodb'

import { type ColumnNode, type ColumnTree, withDescendants } from './columnTree.ts'

export const TERMINALS = ['web', 'app', 'wechat', 'miniprogram'] as const

export type Terminal = (typeof TERMINALS)[number]

/** Without terminals an article is for all of them. */
const shownOn = (terminal: Terminal | undefined): Filter<Document> => (terminal ? { terminals: { $in: [terminal, null, []] } } : {})

/**
 * Which articles belong to a column and those below it (also by `alsoIn`, for news), or to any public column. Articles
 * whose own column is not public never match.
 */
export const articlesIn = (tree: ColumnTree, node: ColumnNode | null, terminal?: Terminal): Filter<Document> => {
  const all = [...tree.byId.values()].map(({ document }) => document._id)
  const shown = shownOn(terminal)
  if (!node) return { column: { $in: all }, ...shown }
  const below = withDescendants(node)
  return { $or: [{ column: { $in: below }, ...shown }, { alsoIn: { $in: below }, column: { $in: all }, ...shown }] }
}
