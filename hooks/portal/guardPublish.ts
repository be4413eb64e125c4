import { APIError, type CollectionBeforeChangeHook } from 'payload'

import { hasRole } from '../../src/shared/hasRole.ts'
import { contentDigest } from '../../src/review/contentDigest.ts'
import { decidePublish } from '../../src/review/decidePublish.ts'
import { idOf } from './idOf.ts'

type Approval = { digest?: string; user?: unknown }

const levelsOf = async (column: unknown, req: Parameters<CollectionBeforeChangeHook>[0]['req']): Promise<number> => {
  const id = idOf(column)
  if (!id) return 1
  const found = await req.payload.findByID({ id, collection: 'columns', depth: 0, disableErrors: true, req })
  return found?.reviewLevels ?? 1
}

/** Refuses publication by a user who may not publish this text, whatever the way in. The system itself (no user) is trusted. */
export const guardPublish = (): CollectionBeforeChangeHook => async ({ data, originalDoc, req }) => {
  if (data['_status'] !== 'published' || (!req.user && req.payloadAPI === 'local')) return data
  const doc: Record<string, unknown> = { ...originalDoc, ...data }
  const approvals = (originalDoc?.approvals ?? []) as Approval[]
  const decision = decidePublish({
    actor: String(req.user?.id ?? ''),
    approvals: approvals.map(({ digest, user }) => ({ digest: digest ?? '', user: idOf(user) ?? '' })),
    createdBy: idOf(originalDoc?.createdBy),
    digest: contentDigest(doc),
    isReviewer: hasRole(req.user, 'reviewer'),
    levels: await levelsOf(doc['column'], req),
    submittedBy: idOf(originalDoc?.submittedBy),
  })
  if (!decision.allowed) throw new APIError(`不能发布：${decision.reason}`, 403, null, true)
  return data
}
