import type { Document, Filter, ObjectId } from 'mongodb'

import type { ColumnNode, ColumnTree } from '../../read/columnTree.ts'

const allowsWeb = (terminals?: readonly string[]): boolean => !terminals?.length || terminals.includes('web')

/** Whether a column and all above it are shown on the web portal. No terminal chosen means all of them. */
export const isOnWeb = (node: ColumnNode): boolean => allowsWeb(node.document.display?.terminals) && (node.parent === null || isOnWeb(node.parent))

/** Articles shown on the web portal. */
export const newsOnWeb = (): Filter<Document> => ({ $or: [{ terminals: 'web' }, { terminals: { $in: [null, []] } }] })

/** Ids of the columns that the web portal shows and `select` takes. */
export const webColumnIds = (tree: ColumnTree, select: (node: ColumnNode) => boolean = () => true): ObjectId[] =>
  [...tree.byId.values()].filter((node) => isOnWeb(node) && select(node)).map(({ document }) => document._id)
