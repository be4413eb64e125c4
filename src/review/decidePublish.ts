export type PublishFacts = {
  actor: string
  approvals: readonly { digest: string; user: string }[]
  createdBy: null | string
  digest: string
  isReviewer: boolean
  levels: number
  submittedBy: null | string
}

export type PublishDecision = { allowed: false; reason: string } | { allowed: true }

const refuse = (reason: string): PublishDecision => ({ allowed: false, reason })

/** Whether the actor may publish this content now: a reviewer, neither author nor submitter, enough distinct approvals of exactly this text. */
export const decidePublish = (facts: PublishFacts): PublishDecision => {
  const own = [facts.createdBy, facts.submittedBy]
  if (!facts.isReviewer) return refuse('只有审核人员可以发布。请先保存草稿并送审。')
  if (own.includes(facts.actor)) return refuse('作者或送审人不能发布自己的内容，请由另一位审核人员发布。')
  const approvers = new Set(facts.approvals.filter(({ digest, user }) => digest === facts.digest && !own.includes(user)).map(({ user }) => user))
  if (approvers.size >= facts.levels) return { allowed: true }
  return refuse(`当前内容已通过 ${approvers.size} 级审核，需要 ${facts.levels} 级（内容修改后须重新审核）。`)
}
