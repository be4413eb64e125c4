import type { CollectionAfterChangeHook } from 'payload'

/** Saves the columns right below again when a path changed, so that theirs follow, level by level, in the same transaction. */
export const moveColumnsBelow = (): CollectionAfterChangeHook => async ({ doc, operation, previousDoc, req }) => {
  if (operation === 'create' || doc.path === previousDoc?.path) return doc
  const below = await req.payload.find({ collection: 'columns', depth: 0, pagination: false, req, where: { parent: { equals: doc.id } } })
  for (const { id } of below.docs) await req.payload.update({ id, collection: 'columns', data: {}, depth: 0, req })
  return doc
}
