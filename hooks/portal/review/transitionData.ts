import type { PinnedComment } from '../../../src/review/reviewComment.ts'
import type { Transition } from '../../../src/review/decideTransition.ts'

type Doc = Readonly<Record<string, unknown>>
type Input = { actor: string; comments: readonly PinnedComment[]; digest: string; doc: Doc; now: string; publishAt: null | string; reason: string }

const approved = (step: Extract<Transition, { kind: 'approved' }>, { actor, digest, doc, now, reason }: Input): Record<string, unknown> => {
  const before = Array.isArray(doc['approvals']) ? (doc['approvals'] as unknown[]) : []
  const approvals = [...before, { at: now, comment: reason, digest, level: step.level, user: actor }]
  if (doc['reviewState'] !== 'published') return { approvals, reviewState: step.complete ? 'approved' : 'submitted' }
  const emergency = { ...(doc['emergency'] as Doc | undefined), open: !step.complete }
  return { approvals, emergency }
}

/** Comments of earlier rounds stay. */
const commented = ({ actor, comments, doc, now }: Input): unknown[] => [
  ...(Array.isArray(doc['reviewComments']) ? (doc['reviewComments'] as unknown[]) : []), ...comments.map((comment) => ({ ...comment, at: now, by: actor })),
]

const NO_EMERGENCY = { at: null, by: null, open: false, reason: null }

/** What a decided step writes into the document. Instants are ISO strings. */
export const transitionData = (step: Exclude<Transition, { kind: 'refused' }>, input: Input): Record<string, unknown> => {
  const { actor, now, publishAt, reason } = input
  switch (step.kind) {
    case 'approved': return approved(step, input)
    case 'published': return { _status: 'published', emergency: step.emergency ? { at: now, by: actor, open: true, reason } : NO_EMERGENCY }
    case 'returned': return { approvals: [], publishAt: null, returnComment: reason, reviewComments: commented(input), reviewState: 'returned', scheduledBy: null }
    case 'scheduled': return { publishAt, reviewState: 'scheduled', scheduledBy: actor }
    case 'submitted': return { approvals: [], returnComment: null, reviewState: 'submitted', submittedAt: now, submittedBy: actor }
    case 'withdrawn': return { _status: 'draft', approvals: [], emergency: { ...(input.doc['emergency'] as Doc | undefined), open: false }, publishAt: null, reviewState: 'withdrawn', scheduledBy: null, withdrawnAt: now, withdrawReason: reason }
  }
}
