/** What a text under review may want of somebody. */
export type Waiting = 'held' | 'overdue' | 'publish' | 'returned' | 'review'

/** The latest state of a text, as far as it decides whom it waits for. */
export type PendingText = {
  /** Ids of those whose approval the present text has. */
  approvers: readonly string[]
  /** Who wrote or submitted it. */
  authors: readonly string[]
  /** Persons the column names as its reviewers; none named: every reviewer. */
  columnReviewers: readonly string[]
  /** An emergency publication still waits for its approval. */
  emergencyOpen: boolean
  /** Why a scheduled publication did not happen, or what was sent back. */
  remark: null | string
  state: string
}

export type Colleague = { id: string; isReviewer: boolean }

const forReviewer = ({ approvers, emergencyOpen, remark, state }: PendingText, id: string): null | Waiting => {
  const hasApproved = approvers.includes(id)
  if (emergencyOpen && state === 'published') return hasApproved ? null : 'overdue'
  if (state === 'submitted') return hasApproved ? null : 'review'
  if (state === 'approved') return remark ? 'held' : 'publish'
  return null
}

const forAuthor = ({ remark, state }: PendingText): null | Waiting => {
  if (state === 'returned') return 'returned'
  return state === 'approved' && remark ? 'held' : null
}

/**
 * What the text wants of this person now, or null. Follows the same lines as `decideTransition`: authors mend what was sent back and
 * neither approve nor publish; a reviewer approves once.
 */
export const waitingFor = (text: PendingText, { id, isReviewer }: Colleague): null | Waiting => {
  if (text.authors.includes(id)) return forAuthor(text)
  const reviews = isReviewer && (text.columnReviewers.length === 0 || text.columnReviewers.includes(id))
  return reviews ? forReviewer(text, id) : null
}
