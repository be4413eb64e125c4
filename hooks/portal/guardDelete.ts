import { APIError, type CollectionBeforeDeleteHook } from 'payload'

import { isSystem } from './review/isSystem.ts'
import { columnRights } from './review/reviewFacts.ts'

type Doc = Record<string, unknown> & { id: string }

/** A reviewer deletes for good only where the column lets him review. The system itself is trusted. */
export const guardDelete = (): CollectionBeforeDeleteHook => async ({ collection, id, req }) => {
  if (isSystem(req)) return
  const stored = await req.payload.db.findOne<Doc>({ collection: collection.slug, req, where: { id: { equals: id } } })
  const { isReviewer } = await columnRights(req, stored?.['column'])
  if (!isReviewer) throw new APIError('您不在该栏目的审核名单中，不能删除。请联系栏目审核人。', 403, { code: 'FORBIDDEN' }, true)
}
