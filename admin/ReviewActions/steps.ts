import type { OfferedStep } from '../../src/review/offeredSteps.ts'

export type ReviewAction = OfferedStep['action']

/** What a step wants to know before it is taken. */
export type Asks = 'nothing' | 'reason' | 'time'

export type ReviewStep = { action: ReviewAction; asks: Asks; en: string; zh: string }

/** In the order of the buttons. */
const STEPS: readonly ReviewStep[] = [
  { action: 'submit', asks: 'nothing', en: 'Submit for review', zh: '提交审核' },
  { action: 'approve', asks: 'nothing', en: 'Approve', zh: '审核通过' },
  { action: 'publish', asks: 'nothing', en: 'Publish', zh: '发布' },
  { action: 'schedule', asks: 'time', en: 'Schedule', zh: '定时发布' },
  { action: 'return', asks: 'reason', en: 'Send back', zh: '退回修改' },
  { action: 'withdraw', asks: 'reason', en: 'Withdraw', zh: '撤回' },
  { action: 'emergency', asks: 'reason', en: 'Emergency publication', zh: '紧急发布' },
]

/** The buttons for the steps that the server would let this person take now. */
export const stepsFor = (offered: readonly OfferedStep[]): readonly ReviewStep[] => {
  const allowed = new Set(offered.filter((step) => step.allowed).map(({ action }) => action))
  return STEPS.filter(({ action }) => allowed.has(action))
}
