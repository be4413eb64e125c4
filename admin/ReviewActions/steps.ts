export type ReviewAction = 'approve' | 'publish' | 'return' | 'schedule' | 'submit' | 'withdraw'

/** What a step wants to know before it is taken. */
export type Question = 'nothing' | 'reason' | 'time'

export type ReviewStep = { action: ReviewAction; asks: Question; en: string; zh: string }

const SUBMIT: ReviewStep = { action: 'submit', asks: 'nothing', en: 'Submit for review', zh: '提交审核' }
const APPROVE: ReviewStep = { action: 'approve', asks: 'nothing', en: 'Approve', zh: '审核通过' }
const RETURN: ReviewStep = { action: 'return', asks: 'reason', en: 'Send back', zh: '退回修改' }
const PUBLISH: ReviewStep = { action: 'publish', asks: 'nothing', en: 'Publish', zh: '发布' }
const SCHEDULE: ReviewStep = { action: 'schedule', asks: 'time', en: 'Schedule', zh: '定时发布' }
const WITHDRAW: ReviewStep = { action: 'withdraw', asks: 'reason', en: 'Withdraw', zh: '撤回' }

const STEPS: Record<string, readonly ReviewStep[]> = {
  approved: [PUBLISH, SCHEDULE, RETURN],
  draft: [SUBMIT],
  published: [SUBMIT, WITHDRAW],
  returned: [SUBMIT],
  scheduled: [PUBLISH, RETURN],
  submitted: [APPROVE, RETURN],
  withdrawn: [SUBMIT],
}

const REVIEWER_ONLY: ReadonlySet<ReviewAction> = new Set(['approve', 'publish', 'return', 'schedule', 'withdraw'])

/** The buttons to offer in this state. The server decides again; this only keeps hopeless buttons off the screen. */
export const stepsFor = (state: string, isReviewer: boolean): readonly ReviewStep[] =>
  (STEPS[state] ?? [SUBMIT]).filter(({ action }) => isReviewer || !REVIEWER_ONLY.has(action))
