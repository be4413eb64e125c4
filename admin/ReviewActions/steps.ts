export type ReviewAction = 'approve' | 'publish' | 'return' | 'submit' | 'withdraw'

export type ReviewStep = { action: ReviewAction; asksReason: boolean; en: string; zh: string }

const SUBMIT: ReviewStep = { action: 'submit', asksReason: false, en: 'Submit for review', zh: '提交审核' }
const APPROVE: ReviewStep = { action: 'approve', asksReason: false, en: 'Approve', zh: '审核通过' }
const RETURN: ReviewStep = { action: 'return', asksReason: true, en: 'Send back', zh: '退回修改' }
const PUBLISH: ReviewStep = { action: 'publish', asksReason: false, en: 'Publish', zh: '发布' }
const WITHDRAW: ReviewStep = { action: 'withdraw', asksReason: true, en: 'Withdraw', zh: '撤回' }

const STEPS: Record<string, readonly ReviewStep[]> = {
  approved: [PUBLISH, RETURN],
  draft: [SUBMIT],
  published: [SUBMIT, WITHDRAW],
  returned: [SUBMIT],
  scheduled: [PUBLISH, RETURN],
  submitted: [APPROVE, RETURN],
  withdrawn: [SUBMIT],
}

const REVIEWER_ONLY: ReadonlySet<ReviewAction> = new Set(['approve', 'publish', 'return', 'withdraw'])

/** The buttons to offer in this state. The server decides again; this only keeps hopeless buttons off the screen. */
export const stepsFor = (state: string, isReviewer: boolean): readonly ReviewStep[] =>
  (STEPS[state] ?? [SUBMIT]).filter(({ action }) => isReviewer || !REVIEWER_ONLY.has(action))
