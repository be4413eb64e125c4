import type { PayloadRequest } from 'payload'

import { articleUrl } from '../shared/paths.ts'
import { PORTAL_SLUGS } from '../shared/slugs.ts'
import { mongoCollection, sessionOf, storedReference } from './mongo.ts'
import type { DocumentMove } from './writeMoves.ts'

/** Collections whose documents lie in a column and have an address below it. */
export const IN_COLUMNS = [PORTAL_SLUGS.news, PORTAL_SLUGS.pages] as const

/** The moves of what stands in a column itself and is public, when its address goes from one column path to another. */
export const movesInColumn = async (req: PayloadRequest, column: { from: string; id: string; to: string }): Promise<DocumentMove[]> => {
  const session = await sessionOf(req)
  const { value } = storedReference(req.payload, PORTAL_SLUGS.columns, column.id)
  const moves: DocumentMove[] = []
  for (const collection of IN_COLUMNS) {
    const where = { _status: 'published', column: value, deletedAt: null }
    const rows = mongoCollection(req.payload, collection).find<{ _id: unknown; slug: string }>(where, { projection: { slug: 1 }, session })
    for await (const { _id, slug } of rows) moves.push({ collection, from: articleUrl(column.from, slug), id: String(_id), to: articleUrl(column.to, slug) })
  }
  return moves
}
