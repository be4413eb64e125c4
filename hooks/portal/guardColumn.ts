import { APIError, type CollectionBeforeChangeHook, type CollectionBeforeDeleteHook, type PayloadRequest, type Where } from 'payload'

import { changedFields } from '../../src/review/contentDigest.ts'
import { hasRole } from '../../src/shared/hasRole.ts'
import { idOf } from '../../src/shared/idOf.ts'
import { isSystem } from './review/isSystem.ts'
import { columnRights } from './review/reviewFacts.ts'

type Doc = Record<string, unknown>

const anyCanReview = async (req: PayloadRequest, reviewers: unknown): Promise<boolean> => {
  const ids = (Array.isArray(reviewers) ? reviewers : []).map(idOf)
  const where: Where = { and: [{ id: { in: ids } }, { roles: { in: ['reviewer'] } }, { disabled: { not_equals: true } }] }
  return (await req.payload.count({ collection: 'users', req, where })).totalDocs > 0
}

/** An operator's merge of two columns is decided where it is asked for; otherwise operators do not reach columns at all. */
const requireReviewer = async (req: PayloadRequest, column: Doc): Promise<void> => {
  if (hasRole(req.user, 'operator')) return
  if ((await columnRights(req, column['id'])).isReviewer || !(await anyCanReview(req, column['reviewers']))) return
  throw new APIError('该栏目另有审核名单，只有名单中的审核人员可以改动它。', 403, { code: 'FORBIDDEN' }, true)
}

/**
 * A column with named reviewers is changed only by them: its lists and levels decide who may publish in it, and nobody grants
 * that to themselves. When none of those named can review any more, every reviewer may. A save that only follows a move of
 * the column above changes nothing of its own and passes.
 */
export const guardColumn = (): CollectionBeforeChangeHook => async ({ data, operation, originalDoc, req }) => {
  if (isSystem(req) || operation === 'create') return data
  const stored: Doc = originalDoc ?? {}
  const changed = changedFields(stored, { ...stored, ...data }).filter((name) => name !== 'path')
  if (changed.length > 0) await requireReviewer(req, stored)
  return data
}

/** Nor is it deleted by others. */
export const guardColumnDelete = (): CollectionBeforeDeleteHook => async ({ id, req }) => {
  if (isSystem(req)) return
  await requireReviewer(req, { ...(await req.payload.findByID({ collection: 'columns', depth: 0, id, req })) })
}
