import type { CollectionSlug, PayloadRequest } from 'payload'

import { ENDED_BY_STEP, reviewEvents, reviewTopic, type ReviewedStep } from '../../src/notify/reviewEvents.ts'
import { idOf } from '../../src/shared/idOf.ts'
import { idsOf } from '../../src/shared/idsOf.ts'
import { tellPeople } from '../../src/store/noticesOf.ts'

type Doc = Readonly<Record<string, unknown>>

type Taken = { actor: string; authors: readonly string[]; collection: CollectionSlug; levels: number; now: Date; reason: string; saved: Doc; step: ReviewedStep['step'] }

const columnOf = async (req: PayloadRequest, column: unknown): Promise<ReviewedStep['column']> => {
  const id = idOf(column)
  const found = id ? await req.payload.findByID({ collection: 'columns', depth: 0, disableErrors: true, id, req }) : null
  return found && { editors: idsOf(found.editors), responsible: idsOf(found.quota?.responsible), reviewers: idsOf(found.reviewers), title: found.title }
}

const nameOf = ({ user }: PayloadRequest): string => (user && 'name' in user && typeof user.name === 'string' ? user.name : '系统')

/** Tells authors and reviewers of a step of the review, in the transaction of the step. */
export const tellReview = async (req: PayloadRequest, { saved, ...taken }: Taken): Promise<void> => {
  const approvals = Array.isArray(saved['approvals']) ? (saved['approvals'] as { user?: unknown }[]) : []
  const events = reviewEvents({
    ...taken, actorName: nameOf(req), approvers: idsOf(approvals.map(({ user }) => user)), column: await columnOf(req, saved['column']), id: String(saved['id']), rev: Number(saved['rev'] ?? 0), title: String(saved['title'] ?? ''),
  })
  const topic = reviewTopic(taken.collection, String(saved['id']))
  await tellPeople(req, { events, now: taken.now, over: { kinds: ENDED_BY_STEP, topic } })
}
