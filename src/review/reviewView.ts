import type { QuotePlace } from '../shared/findQuote.ts'
import type { ReviewState } from './decideTransition.ts'
import type { OfferedStep } from './offeredSteps.ts'

/** An approval; `valid` is false where the text or a file of it was changed since. Instants are ISO strings. */
export type ShownApproval = { at: string; by: string; comment: string; level: number; valid: boolean }

/** A reviewer's comment and where its words stand now. */
export type ShownComment = { at: string; by: string; doneAt: null | string; doneBy: null | string; field: string; id: string; label: string; path: null | string; place: QuotePlace['kind']; quote: null | string; text: string }

/** All that a person is shown of a document's review. */
export type ReviewView = {
  approvals: ShownApproval[]
  comments: ShownComment[]
  createdBy: null | string
  emergency: null | { at: string; by: string; open: boolean; reason: string }
  levels: number
  live: boolean
  /** Whether the person may write the text, and so mark comments as dealt with. */
  mayWrite: boolean
  /** Who may take the step that comes next. */
  next: string[]
  passed: number
  publishAt: null | string
  remark: null | string
  rev: number
  state: ReviewState
  steps: OfferedStep[]
  submitted: null | { at: string; by: string }
}

/** A document after a comment was ticked off: its new revision, and when it was saved (ISO); what is being written goes on from there. */
export type TickedDocument = { rev: number; updatedAt: string }
