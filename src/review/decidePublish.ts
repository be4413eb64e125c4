export type PublishFacts = {
  actor: string
  approvals: readonly { digest: string; user: string }[]
  /** Who wrote or submitted this version: creator, editors since the last publication, submitter. */
  authors: readonly string[]
  digest: string
  isReviewer: boolean
  levels: number
}

export type PublishDecision = { allowed: false; reason: string } | { allowed: true }

const refuse = (reason: string): PublishDecision => ({ allowed: false, reason })

/** Persons other than the authors who approved exactly this text. */
export const approversOf = ({ approvals, authors, digest }: Pick<PublishFacts, 'approvals' | 'authors' | 'digest'>): Set<string> =>
  new Set(approvals.filter((approval) => approval.digest === digest && !authors.includes(approval.user)).map(({ user }) => user))

/** Whether the actor may publish this content now: a reviewer, not one of its authors, enough distinct approvals of exactly this text. */
export const decidePublish = (facts: PublishFacts): PublishDecision => {
  if (!facts.isReviewer) return refuse('只有本栏目的审核人员可以发布。请先保存草稿并送审。')
  if (facts.authors.includes(facts.actor)) return refuse('作者、修改人或送审人不能发布自己的内容，请由另一位审核人员发布。')
  const passed = approversOf(facts).size
  if (passed >= facts.levels) return { allowed: true }
  return refuse(`当前内容已通过 ${passed} 级审核，需要 ${facts.levels} 级（内容或所引用的图片、附件在审核后有改动的，须重新送审）。`)
}
