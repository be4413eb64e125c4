import type { PayloadRequest } from 'payload'

import type { PublishFacts } from '../../../src/review/decidePublish.ts'
import { hasRole } from '../../../src/shared/hasRole.ts'
import { idOf } from '../../../src/shared/idOf.ts'
import { idsOf } from '../../../src/shared/idsOf.ts'
import { reviewedDigest } from './reviewedDigest.ts'

type Doc = Readonly<Record<string, unknown>>
type ColumnRules = { editors: string[]; levels: number; reviewers: string[] }

const OPEN: ColumnRules = { editors: [], levels: 1, reviewers: [] }

/** A text without a column is every reviewer's; a column that does not exist is nobody's. */
const rulesOf = async (req: PayloadRequest, column: unknown): Promise<ColumnRules | null> => {
  const id = idOf(column)
  if (!id) return OPEN
  const found = await req.payload.findByID({ id, collection: 'columns', depth: 0, disableErrors: true, req })
  return found && { editors: idsOf(found.editors), levels: found.reviewLevels ?? 1, reviewers: idsOf(found.reviewers) }
}

/** The persons the column of a text names as its reviewers; none: every reviewer. */
export const columnReviewers = async (req: PayloadRequest, column: unknown): Promise<string[]> => (await rulesOf(req, column))?.reviewers ?? []

/** Whether the person may write in a column, and review in it: a list of persons narrows the role. */
export const columnRights = async (req: PayloadRequest, column: unknown): Promise<{ canWrite: boolean; exists: boolean; isReviewer: boolean; levels: number }> => {
  const rules = await rulesOf(req, column)
  if (!rules) return { canWrite: false, exists: false, isReviewer: false, levels: 1 }
  const actor = String(req.user?.id ?? '')
  const isReviewer = hasRole(req.user, 'reviewer') && (rules.reviewers.length === 0 || rules.reviewers.includes(actor))
  const writes = hasRole(req.user, 'editor', 'port') && (rules.editors.length === 0 || rules.editors.includes(actor))
  return { canWrite: writes || isReviewer, exists: true, isReviewer, levels: rules.levels }
}

/** Who wrote or submitted the version under review. */
export const authorsOf = (doc: Doc): string[] =>
  [...new Set([idOf(doc['createdBy']), idOf(doc['submittedBy']), ...idsOf(doc['editedBy'])].filter((id) => id !== null))]

/** Facts about `doc` for `decidePublish`; approvals are taken from `stored`, never from what a client sent. */
export const publishFacts = async (req: PayloadRequest, stored: Doc, doc: Doc): Promise<PublishFacts & { canWrite: boolean }> => {
  const approvals = (stored['approvals'] ?? []) as { digest?: null | string; user?: unknown }[]
  return {
    actor: String(req.user?.id ?? ''),
    approvals: approvals.map(({ digest, user }) => ({ digest: digest ?? '', user: idOf(user) ?? '' })),
    authors: authorsOf(stored),
    digest: await reviewedDigest(req, doc),
    ...(await columnRights(req, doc['column'])),
  }
}
