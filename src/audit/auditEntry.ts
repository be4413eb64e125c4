import { type ChangedPath, changedPaths, type Digest } from './changedPaths.ts'

export type AuditAction = 'create' | 'delete' | 'publish' | 'restore' | 'trash' | 'unpublish' | 'update'

/** One row of the log before it is sealed. `at` is an ISO instant (UTC). */
export type AuditEntry = {
  action: AuditAction
  actor: null | string
  actorName: string
  at: string
  changed: ChangedPath[]
  collectionSlug: string
  documentId: string
  ip: null | string
  reason: null | string
}

type State = Record<string, unknown>

export type AuditInput = {
  actor: null | { id: string; name: string }
  after: null | State
  at: Date
  before: null | State
  collection: string
  digest: Digest
  documentId: string
  ip: null | string
  reason: null | string
}

const isPublished = (state: null | State): boolean => state?._status === 'published'

const actionOf = (before: null | State, after: null | State): AuditAction => {
  if (!after) return 'delete'
  if (!before) return isPublished(after) ? 'publish' : 'create'
  if (Boolean(before.deletedAt) !== Boolean(after.deletedAt)) return after.deletedAt ? 'trash' : 'restore'
  if (isPublished(after) && !isPublished(before)) return 'publish'
  return isPublished(before) && !isPublished(after) ? 'unpublish' : 'update'
}

/** The log's row for a change, without any value of it; `null` where nothing changed. A change by the system has no actor. */
export const auditEntry = (input: AuditInput): AuditEntry | null => {
  const { actor, after, at, before, collection, digest, documentId, ip, reason } = input
  const action = actionOf(before, after)
  const changed = changedPaths(before, after, digest)
  if (changed.length === 0 && action === 'update') return null
  return {
    action, actor: actor?.id ?? null, actorName: actor?.name ?? '系统', at: at.toISOString(), changed, collectionSlug: collection, documentId, ip, reason,
  }
}
