import type { CollectionAfterChangeHook } from 'payload'

import type { Clock } from '../../src/shared/clock.ts'
import { columnUrl } from '../../src/shared/paths.ts'
import { movesInColumn } from '../../src/store/columnPaths.ts'
import { writeMoves } from '../../src/store/writeMoves.ts'

/**
 * When a column's path changed, writes redirects for it and what stands in it, and saves the columns right below again so
 * that theirs follow, level by level, all in the same transaction. A new column takes the redirect off its path.
 */
export const moveColumnsBelow = (clock: Clock): CollectionAfterChangeHook => async ({ doc, operation, previousDoc, req }) => {
  const from: null | string = operation === 'create' ? null : previousDoc?.path
  if (doc.path === from) return doc
  const moved = { collection: 'columns', from: from === null ? null : columnUrl(from), id: String(doc.id), to: columnUrl(doc.path) }
  const inside = from === null ? [] : await movesInColumn(req, { from, id: String(doc.id), to: doc.path })
  await writeMoves(req, { moves: [moved, ...inside], now: clock() })
  if (from === null) return doc
  const below = await req.payload.find({ collection: 'columns', depth: 0, pagination: false, req, where: { parent: { equals: doc.id } } })
  for (const { id } of below.docs) await req.payload.update({ id, collection: 'columns', data: {}, depth: 0, req })
  return doc
}
