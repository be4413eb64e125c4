import type { CollectionAfterChangeHook, PayloadRequest, Where } from 'payload'

import { articleUrl, columnUrl } from '../../src/shared/paths.ts'
import { type DocumentMove, writeMoves } from '../../src/store/writeMoves.ts'

type Column = { from: string; id: string; to: string }

/** What stands in the column itself and is public; the columns below tell their own moves. */
const movesOf = async (req: PayloadRequest, { from, id, to }: Column): Promise<DocumentMove[]> => {
  const moves: DocumentMove[] = [{ collection: 'columns', from: columnUrl(from), id, to: columnUrl(to) }]
  for (const collection of ['news', 'pages'] as const) {
    const where: Where = { and: [{ column: { equals: id } }, { _status: { equals: 'published' as const } }, { deletedAt: { exists: false } }] }
    const { docs } = await req.payload.db.find<{ id: string; slug: string }>({ collection, limit: 0, pagination: false, req, where })
    moves.push(...docs.map((doc) => ({ collection, from: articleUrl(from, doc.slug), id: doc.id, to: articleUrl(to, doc.slug) })))
  }
  return moves
}

/**
 * When a column's path changed, writes redirects for it and what stands in it, and saves the columns right below again so
 * that theirs follow, level by level, all in the same transaction.
 */
export const moveColumnsBelow = (): CollectionAfterChangeHook => async ({ doc, operation, previousDoc, req }) => {
  if (operation === 'create' || doc.path === previousDoc?.path) return doc
  await writeMoves(req, await movesOf(req, { from: previousDoc.path, id: doc.id, to: doc.path }))
  const below = await req.payload.find({ collection: 'columns', depth: 0, pagination: false, req, where: { parent: { equals: doc.id } } })
  for (const { id } of below.docs) await req.payload.update({ id, collection: 'columns', data: {}, depth: 0, req })
  return doc
}
