import { approversOf, decidePublish, type PublishFacts } from './decidePublish.ts'

export const REVIEW_ACTIONS = ['submit', 'approve', 'return', 'schedule', 'publish', 'withdraw'] as const

export type ReviewAction = (typeof REVIEW_ACTIONS)[number]
export type ReviewState = 'approved' | 'draft' | 'published' | 'returned' | 'scheduled' | 'submitted' | 'withdrawn'

export type TransitionFacts = PublishFacts & {
  action: ReviewAction
  /** Whether the actor may write in this column. */
  canWrite: boolean
  /** Asked to publish before the approvals are complete. */
  emergency: boolean
  /** An emergency publication still waits for its approval. */
  emergencyOpen: boolean
  /** Whether a published state stands on the portal now. */
  live: boolean
  now: Date
  publishAt: Date | null
  reason: string
  state: ReviewState
}

export type Transition =
  | { code: 'FORBIDDEN' | 'INPUT_INVALID' | 'STATE_INVALID'; kind: 'refused'; message: string }
  | { complete: boolean; kind: 'approved'; level: number }
  | { emergency: boolean; kind: 'published' }
  | { kind: 'returned' | 'scheduled' | 'submitted' | 'withdrawn' }

type Refusal = Extract<Transition, { kind: 'refused' }>

const STATE_NAMES: Record<ReviewState, string> = {
  approved: '已通过', draft: '草稿', published: '已发布', returned: '已退回', scheduled: '定时发布', submitted: '已送审', withdrawn: '已撤回',
}

const ACTION_NAMES: Record<ReviewAction, string> = {
  approve: '审核通过', publish: '发布', return: '退回', schedule: '定时发布', submit: '送审', withdraw: '撤回',
}

const refused = (code: Refusal['code'], message: string): Refusal => ({ code, kind: 'refused', message })

const wrongState = ({ action, state }: TransitionFacts, hint: string): Refusal =>
  refused('STATE_INVALID', `当前状态为“${STATE_NAMES[state]}”，不能${ACTION_NAMES[action]}。${hint}`)

const reviewerOnly = (facts: TransitionFacts): null | Refusal =>
  facts.isReviewer ? null : refused('FORBIDDEN', `只有本栏目的审核人员可以${ACTION_NAMES[facts.action]}。`)

const submit = (facts: TransitionFacts): Transition => {
  if (!facts.canWrite) return refused('FORBIDDEN', '您不是本栏目的编辑，不能送审。')
  // A picture or a file of the text was changed after its approval: the text as it stands needs a new one.
  const outdated = ['approved', 'scheduled'].includes(facts.state) && approversOf(facts).size < facts.levels
  if (!outdated && !['draft', 'returned', 'withdrawn'].includes(facts.state)) return wrongState(facts, '先修改并保存草稿，再送审。')
  return { kind: 'submitted' }
}

const approve = (facts: TransitionFacts): Transition => {
  if (facts.state !== 'submitted' && !(facts.state === 'published' && facts.emergencyOpen)) return wrongState(facts, '只有已送审的内容可以审核。')
  if (facts.authors.includes(facts.actor)) return refused('FORBIDDEN', '作者、修改人或送审人不能审核自己的内容，请由另一位审核人员审核。')
  const before = approversOf(facts)
  if (before.has(facts.actor)) return refused('FORBIDDEN', '您已审核通过这一版内容；下一级须由另一位审核人员审核。')
  return { complete: before.size + 1 >= facts.levels, kind: 'approved', level: before.size + 1 }
}

const sendBack = (facts: TransitionFacts): Transition => {
  if (!['approved', 'scheduled', 'submitted'].includes(facts.state)) return wrongState(facts, '只有送审后、发布前的内容可以退回。')
  return facts.reason ? { kind: 'returned' } : refused('INPUT_INVALID', '请写明退回意见（comment）。')
}

const publishNow = (facts: TransitionFacts): Transition => {
  if (facts.authors.includes(facts.actor)) return refused('FORBIDDEN', '作者、修改人或送审人不能紧急发布自己的内容。')
  // What a reviewer refused or took off does not come back by haste: its editors submit it first.
  if (facts.state === 'returned' || facts.state === 'withdrawn') return wrongState(facts, '退回或撤回的内容，须由编辑重新送审后才能发布。')
  return facts.reason ? { emergency: true, kind: 'published' } : refused('INPUT_INVALID', '紧急发布须写明理由（reason）。')
}

const publish = (facts: TransitionFacts): Transition => {
  if (facts.state === 'published') return wrongState(facts, '内容没有新的改动。')
  if (facts.emergency) return publishNow(facts)
  const decision = decidePublish(facts)
  if (!decision.allowed) return refused('FORBIDDEN', `不能发布：${decision.reason}`)
  if (facts.state !== 'approved' && facts.state !== 'scheduled') return wrongState(facts, '请先送审并通过审核。')
  return { emergency: false, kind: 'published' }
}

const schedule = (facts: TransitionFacts): Transition => {
  const decision = decidePublish(facts)
  if (!decision.allowed) return refused('FORBIDDEN', `不能定时发布：${decision.reason}`)
  if (facts.state !== 'approved' && facts.state !== 'scheduled') return wrongState(facts, '请先送审并通过审核。')
  const inFuture = facts.publishAt !== null && facts.publishAt.getTime() > facts.now.getTime()
  return inFuture ? { kind: 'scheduled' } : refused('INPUT_INVALID', '定时发布时间（publishAt）须是将来的时间，例如 2026-12-01T09:00:00+08:00。')
}

const withdraw = (facts: TransitionFacts): Transition => {
  if (!facts.live) return refused('STATE_INVALID', '门户上没有这篇内容，无需撤回。')
  return facts.reason ? { kind: 'withdrawn' } : refused('INPUT_INVALID', '请写明撤回原因（reason）。')
}

/**
 * What a step of the review leads to, or why not. Levels, persons and the reviewed text decide, never the way in.
 * Source: DESIGN 5.1 (three levels of review, author and submitter never approve or publish).
 */
export const decideTransition = (facts: TransitionFacts): Transition => {
  if (facts.action === 'submit') return submit(facts)
  const refusal = reviewerOnly(facts)
  if (refusal) return refusal
  switch (facts.action) {
    case 'approve': return approve(facts)
    case 'publish': return publish(facts)
    case 'return': return sendBack(facts)
    case 'schedule': return schedule(facts)
    case 'withdraw': return withdraw(facts)
  }
}
