import { APIError, type CollectionBeforeChangeHook } from 'payload'

import type { Clock } from '../../src/shared/clock.ts'
import { idOf } from './idOf.ts'

/** Counts revisions, refuses stale edits (409) and stamps author and first publication. */
export const stampContent = (clock: Clock): CollectionBeforeChangeHook => ({ data, operation, originalDoc, req }) => {
  const stored = Number(originalDoc?.rev ?? 0)
  if (operation === 'update' && req.payloadAPI !== 'local' && typeof data['rev'] === 'number' && data['rev'] !== stored) {
    throw new APIError(`内容已被他人修改（当前修订 ${stored}，您编辑的是 ${data['rev']}）。请刷新后再保存。`, 409, null, true)
  }
  const stamped = { ...data, rev: operation === 'create' ? 1 : stored + 1 }
  if (operation === 'create' && req.user) return stampPublication({ ...stamped, createdBy: idOf(req.user), firstPublishedAt: null }, undefined, clock)
  return stampPublication(stamped, originalDoc, clock)
}

const stampPublication = (data: Record<string, unknown>, original: Record<string, unknown> | undefined, clock: Clock): Record<string, unknown> => {
  if (data['_status'] !== 'published') return data
  const now = clock().toISOString()
  const firstPublishedAt = original?.['firstPublishedAt'] ?? data['firstPublishedAt'] ?? now
  return { ...data, firstPublishedAt, publishedAt: data['publishedAt'] ?? original?.['publishedAt'] ?? now, reviewState: 'published', withdrawnAt: null }
}
