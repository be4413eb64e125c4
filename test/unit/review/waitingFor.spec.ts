import { describe, expect, it } from '@jest/globals'

import { type PendingText, waitingFor } from '../../../src/review/waitingFor.ts'

const text = (extra: Partial<PendingText>): PendingText => ({ approvers: [], authors: ['author'], columnReviewers: [], emergencyOpen: false, remark: null, state: 'submitted', ...extra })

describe('waitingFor', () => {
  it.each<[string, Partial<PendingText>, { author: unknown; editor: unknown; reviewer: unknown }]>([
    ['submitted', {}, { author: null, editor: null, reviewer: 'review' }],
    ['submitted in a column of other reviewers', { columnReviewers: ['other'] }, { author: null, editor: null, reviewer: null }],
    ['submitted in a column that names the reviewer', { columnReviewers: ['reviewer'] }, { author: null, editor: null, reviewer: 'review' }],
    ['approved by the reviewer at a lower level', { approvers: ['reviewer'] }, { author: null, editor: null, reviewer: null }],
    ['sent back', { remark: '请改', state: 'returned' }, { author: 'returned', editor: null, reviewer: null }],
    ['approved', { state: 'approved' }, { author: null, editor: null, reviewer: 'publish' }],
    ['held at its time', { remark: '定时发布未执行', state: 'approved' }, { author: 'held', editor: null, reviewer: 'held' }],
    ['published in an emergency', { emergencyOpen: true, state: 'published' }, { author: null, editor: null, reviewer: 'overdue' }],
    ['published in an emergency and approved by one of two', { approvers: ['reviewer'], emergencyOpen: true, state: 'published' }, { author: null, editor: null, reviewer: null }],
    ['published', { state: 'published' }, { author: null, editor: null, reviewer: null }],
    ['a draft', { state: 'draft' }, { author: null, editor: null, reviewer: null }],
    ['written by the reviewer', { authors: ['author', 'reviewer'] }, { author: null, editor: null, reviewer: null }],
  ])('when the text is %s', (_name, extra, expected) => {
    const of = (id: string, isReviewer: boolean) => waitingFor(text(extra), { id, isReviewer })
    expect({ author: of('author', false), editor: of('editor', false), reviewer: of('reviewer', true) }).toEqual(expected)
  })
})
