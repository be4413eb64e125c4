import type { News } from '../payload-types.ts'
import { contentDigest } from '../review/contentDigest.ts'
import { CONTEXT_FLAGS } from '../shared/context.ts'
import { paragraph, state, text } from './lexical.ts'
import { REVIEWS, type SeedReview } from './material/reviews.ts'
import type { SeedPeople } from './seedAccounts.ts'
import type { SeedLeaf } from './seedContent.ts'
import { add, type SeedContext } from './seedContext.ts'

type Standing = Pick<News, '_status' | 'emergency' | 'firstPublishedAt' | 'publishedAt' | 'returnComment' | 'reviewComments' | 'reviewState'>

const standingOf = ({ comments = [], remark, state: where }: SeedReview, { at, by }: { at: string; by: string }): Standing => {
  switch (where) {
    case 'approved': return { reviewState: 'approved' }
    case 'emergency': return { _status: 'published', emergency: { at, by, open: true, reason: '大风预警，须立即告知企业' }, firstPublishedAt: at, publishedAt: at, reviewState: 'published' }
    case 'levelOne':
    case 'submitted': return { reviewState: 'submitted' }
    case 'returned': return { returnComment: remark, reviewComments: comments.map((comment) => ({ ...comment, at, by })), reviewState: 'returned' }
  }
}

const APPROVED_ONCE: readonly SeedReview['state'][] = ['approved', 'levelOne']

/** Texts in every state of the review, so that each desk has something on it. They are approved as they are stored. */
export const seedReviews = async (context: SeedContext, { columns, people }: { columns: ReadonlyMap<string, SeedLeaf>; people: SeedPeople }): Promise<void> => {
  const { clock, payload } = context
  const by = people.reviewers[1]
  for (const review of REVIEWS) {
    const column = columns.get(review.column)
    if (!column) throw new Error(`演示栏目 ${review.column} 不存在`)
    const at = new Date(clock().getTime() - review.hours * 3_600_000).toISOString()
    const body = state(review.paragraphs.map((each) => paragraph(text(each))))
    const id = await add(context, {
      collection: 'news',
      data: { body, column: column.id, createdBy: column.editor, demo: true, submittedAt: at, submittedBy: column.editor, summary: review.paragraphs[0], terminals: ['web', 'app'], title: review.title, ...standingOf(review, { at, by }) },
    })
    if (!APPROVED_ONCE.includes(review.state)) continue
    const stored = await payload.findByID({ collection: 'news', depth: 0, draft: true, id })
    const approvals = [{ at, comment: '同意', digest: contentDigest({ ...stored }), level: 1, user: by }]
    await payload.update({ collection: 'news', context: { [CONTEXT_FLAGS.skipChecks]: true }, data: { approvals }, depth: 0, id })
  }
}
