import type { Document, Filter } from 'mongodb'

import { type ColumnNode, type ColumnTree, withDescendants } from './columnTree.ts'

export const TERMINALS = ['web', 'app', 'wechat', 'miniprogram'] as const

export type Terminal = (typeof TERMINALS)[number]

const shownOn = (terminal: Terminal): Filter<Document> => ({ $or: [{ terminals: terminal }, { terminals: { $size: 0 } }, { terminals: null }] })

/**
 * Which articles belong to a column and those below it (also by `alsoIn`, for news), or to any public column. Articles
 * whose own column is not public never match.
 */
export const articlesIn = (tree: ColumnTree, node: ColumnNode | null, terminal?: Terminal): Filter<Document> => {
  const all = [...tree.byId.values()].map(({ document }) => document._id)
  const below = node ? withDescendants(node) : []
  const place: Filter<Document> = node ? { $or: [{ column: { $in: below } }, { alsoIn: { $in: below }, column: { $in: all } }] } : { column: { $in: all } }
  return terminal ? { $and: [place, shownOn(terminal)] } : place
}
