import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'

import { contentDigest, REVIEW_FIELDS } from '../../src/review/contentDigest.ts'
import { fileKeys } from '../../src/review/referredFiles.ts'
import type { Clock } from '../../src/shared/clock.ts'
import { idOf } from '../../src/shared/idOf.ts'
import { isSystem } from './review/isSystem.ts'
import { refuseStale } from './review/refuseStale.ts'
import { authorsOf } from './review/reviewFacts.ts'
import { takeRevision } from './review/takeRevision.ts'

type Doc = Record<string, unknown>

const REOPENED_BY_EDITING: readonly unknown[] = ['approved', 'published', 'scheduled', 'submitted']

/** Payload wants an object for a group and a list for rows, even empty ones. */
const EMPTY: Readonly<Record<string, unknown>> = { approvals: [], checkSummary: {}, emergency: {}, reviewComments: [] }

/** The stored values of the review's own fields: whatever a client, a version or a copy brought along is dropped. */
const keptReview = (stored: Doc): Doc => Object.fromEntries(REVIEW_FIELDS.map((name) => [name, stored[name] ?? EMPTY[name] ?? null]))

const created = (req: PayloadRequest): Doc => {
  const author = idOf(req.user)
  return { ...keptReview({}), createdBy: author, editedBy: author ? [author] : [], reviewState: 'draft' }
}

/** What the trash took off the portal was withdrawn, and needs a new review to come back. */
const takenOff = (stored: Doc, data: Doc): Doc => {
  if (!data['deletedAt'] || stored['deletedAt'] || !stored['firstPublishedAt'] || stored['reviewState'] === 'withdrawn') return {}
  const emergency = { ...(stored['emergency'] as Doc | undefined), open: false }
  return { approvals: [], emergency, publishAt: null, reviewState: 'withdrawn', scheduledBy: null, withdrawnAt: data['deletedAt'], withdrawReason: '移入回收站' }
}

/** An edited text needs a new review, and its editor may no longer review it. */
const edited = (req: PayloadRequest, stored: Doc, data: Doc): Doc => {
  if (contentDigest(stored) === contentDigest(data)) return { ...keptReview(stored), ...takenOff(stored, data) }
  const editors = new Set([...(Array.isArray(stored['editedBy']) ? stored['editedBy'] : []).map(idOf), idOf(req.user)])
  const reviewState = REOPENED_BY_EDITING.includes(stored['reviewState']) ? 'draft' : stored['reviewState']
  return { ...keptReview(stored), approvals: [], editedBy: [...editors].filter((id) => id !== null), publishAt: null, reviewState, scheduledBy: null, ...takenOff(stored, data) }
}

/** Sets the first publication once, the shown date unless given, and closes what belonged to the review before. */
const published = (stored: Doc, data: Doc, now: string): Doc => ({
  editedBy: data['emergency'] && (data['emergency'] as Doc)['open'] ? authorsOf(stored) : [],
  firstPublishedAt: stored['firstPublishedAt'] ?? data['firstPublishedAt'] ?? now,
  publishAt: null,
  publishedAt: data['publishedAt'] ?? stored['publishedAt'] ?? now,
  reviewState: 'published',
  scheduledBy: null,
  withdrawnAt: null,
  withdrawReason: null,
})

/** Counts revisions, refuses stale edits (409), keeps the review's fields from clients and stamps author and publication. */
export const stampContent = (clock: Clock): CollectionBeforeChangeHook => async ({ collection, data, operation, originalDoc, req }) => {
  const stored: Doc = originalDoc ?? {}
  const person = !isSystem(req)
  if (operation === 'update' && person && req.context['isRestoringVersion'] !== true) await refuseStale({ collection, given: data['rev'], req, stored })
  const rev = operation === 'create' ? 1 : await takeRevision({ collection: collection.slug, id: String(stored['id']), req, stored: Number(stored['rev'] ?? 0) })
  const review = !person ? {} : operation === 'create' ? created(req) : edited(req, stored, { ...stored, ...data })
  const stamped: Doc = { ...data, ...review, files: fileKeys({ ...stored, ...data }), rev }
  return stamped['_status'] === 'published' ? { ...stamped, ...published(stored, stamped, clock().toISOString()) } : stamped
}
