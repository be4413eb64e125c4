import type { ColumnPeople, NoticeEvent, NoticeKind } from './notice.ts'

/** A step of the review that was taken, with what people need to know of it. */
export type ReviewedStep = {
  actor: string
  actorName: string
  /** Ids of those whose approval the present text has. */
  approvers: readonly string[]
  /** Who wrote or submitted it. */
  authors: readonly string[]
  collection: string
  column: (ColumnPeople & { title: string }) | null
  id: string
  levels: number
  reason: string
  /** Revision after the step: one event for each. */
  rev: number
  step: { complete: boolean; kind: 'approved' } | { emergency: boolean; kind: 'published' } | { kind: 'returned' | 'scheduled' | 'submitted' | 'withdrawn' }
  title: string
}

type Said = Pick<NoticeEvent, 'audience' | 'kind' | 'text' | 'title' | 'urgency'>

const place = ({ column, title }: ReviewedStep): string => (column ? `栏目“${column.title}”的《${title}》` : `《${title}》`)

const waiting = (step: ReviewedStep, begun: string): Said => {
  const { approvers, authors, column, levels, title } = step
  return {
    audience: { column, excluded: [...authors, ...approvers, step.actor] },
    kind: 'review-submitted', text: `${place(step)}${begun}，请审核（共 ${levels} 级，已通过 ${approvers.length} 级）。`, title: `待审核：《${title}》`,
  }
}

const approved = (step: ReviewedStep, complete: boolean): Said[] => {
  const { actor, actorName, approvers, authors, reason, title } = step
  const comment = reason ? `意见：${reason}` : ''
  const told: Said = {
    audience: { authors, excluded: [actor] },
    kind: 'review-approved', text: `${actorName}审核通过了${place(step)}（第 ${approvers.length} 级${complete ? '，审核已全部完成，可以发布' : ''}）。${comment}`, title: `审核通过：《${title}》`,
  }
  return complete ? [told] : [told, waiting(step, `已由${actorName}审核通过一级`)]
}

const said = (step: ReviewedStep): Said[] => {
  const { actor, actorName, authors, column, reason, title } = step
  switch (step.step.kind) {
    case 'approved': return approved(step, step.step.complete)
    case 'published': return step.step.emergency
      ? [{ audience: { authors, column, excluded: [actor] }, kind: 'emergency-overdue', text: `${actorName}紧急发布了${place(step)}，理由：${reason}。请尽快补审。`, title: `紧急发布待补审：《${title}》` }]
      : []
    case 'returned': return [{ audience: { authors, excluded: [actor] }, kind: 'review-returned', text: `${actorName}退回了${place(step)}。意见：${reason}`, title: `已退回：《${title}》` }]
    case 'submitted': return [waiting(step, `由${actorName}送审`)]
    case 'scheduled':
    case 'withdrawn': return []
  }
}

/** What asks for a step and is over with the next one, whoever takes it. */
export const ENDED_BY_STEP: readonly NoticeKind[] = ['review-returned', 'review-submitted']

/** The matter of all reviews of one document. */
export const reviewTopic = (collection: string, id: string): string => `review:${collection}:${id}`

/** What a step of the review tells whom. Nobody is told of an own step. */
export const reviewEvents = (step: ReviewedStep): NoticeEvent[] => {
  const { collection, id, rev } = step
  const topic = reviewTopic(collection, id)
  return said(step).map((each) => ({ ...each, key: `${topic}:${rev}:${each.kind}`, link: `/collections/${collection}/${id}`, topic }))
}
