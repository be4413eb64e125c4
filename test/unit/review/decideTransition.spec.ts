import { describe, expect, it } from '@jest/globals'

import { changedFields, contentDigest } from '../../../src/review/contentDigest.ts'
import { decideTransition, REVIEW_ACTIONS, type ReviewState, type TransitionFacts } from '../../../src/review/decideTransition.ts'

const NOW = new Date('2026-11-20T01:00:00Z')
const facts = (extra: Partial<TransitionFacts>): TransitionFacts => ({
  action: 'submit', actor: 'r1', approvals: [], authors: ['e1'], canWrite: true, digest: 'd', emergency: false, emergencyOpen: false, isReviewer: true, levels: 1,
  live: false, now: NOW, publishAt: null, reason: '', state: 'draft', ...extra,
})
const passed = (...users: string[]) => users.map((user) => ({ digest: 'd', user }))
const outcome = (extra: Partial<TransitionFacts>): string => {
  const step = decideTransition(facts(extra))
  return step.kind === 'refused' ? step.code : step.kind
}

describe('decideTransition', () => {
  const STATES: ReviewState[] = ['draft', 'submitted', 'returned', 'approved', 'scheduled', 'published', 'withdrawn']

  it.each<[string, Record<ReviewState, string>]>([
    ['submit', { approved: 'STATE_INVALID', draft: 'submitted', published: 'STATE_INVALID', returned: 'submitted', scheduled: 'STATE_INVALID', submitted: 'STATE_INVALID', withdrawn: 'submitted' }],
    ['approve', { approved: 'STATE_INVALID', draft: 'STATE_INVALID', published: 'STATE_INVALID', returned: 'STATE_INVALID', scheduled: 'STATE_INVALID', submitted: 'FORBIDDEN', withdrawn: 'STATE_INVALID' }],
    ['return', { approved: 'returned', draft: 'STATE_INVALID', published: 'STATE_INVALID', returned: 'STATE_INVALID', scheduled: 'returned', submitted: 'returned', withdrawn: 'STATE_INVALID' }],
    ['publish', { approved: 'published', draft: 'STATE_INVALID', published: 'STATE_INVALID', returned: 'STATE_INVALID', scheduled: 'published', submitted: 'STATE_INVALID', withdrawn: 'STATE_INVALID' }],
    ['schedule', { approved: 'scheduled', draft: 'STATE_INVALID', published: 'STATE_INVALID', returned: 'STATE_INVALID', scheduled: 'scheduled', submitted: 'STATE_INVALID', withdrawn: 'STATE_INVALID' }],
  ])('should allow %s by an approver only from the right states', (action, expected) => {
    for (const state of STATES) {
      const got = outcome({ action: action as 'submit', approvals: passed('r1'), publishAt: new Date(NOW.getTime() + 1), reason: '理由', state })
      expect([state, got]).toEqual([state, expected[state]])
    }
  })

  it('should refuse every step but submitting to people who do not review the column', () => {
    for (const action of REVIEW_ACTIONS.filter((each) => each !== 'submit')) {
      for (const state of STATES) expect(outcome({ action, approvals: passed('r2', 'r3'), isReviewer: false, live: true, reason: '理由', state })).toBe('FORBIDDEN')
    }
  })

  it.each([
    ['the author approves', { action: 'approve', actor: 'e1', state: 'submitted' }, 'FORBIDDEN'],
    ['the author publishes', { action: 'publish', actor: 'e1', approvals: passed('r2'), state: 'approved' }, 'FORBIDDEN'],
    ['the author publishes in an emergency', { action: 'publish', actor: 'e1', emergency: true, reason: '急', state: 'draft' }, 'FORBIDDEN'],
    ['a reviewer approves', { action: 'approve', state: 'submitted' }, 'approved'],
    ['one person approves both levels', { action: 'approve', approvals: passed('r1'), levels: 2, state: 'submitted' }, 'FORBIDDEN'],
    ['one of two levels is missing', { action: 'publish', approvals: passed('r1'), levels: 2, state: 'approved' }, 'FORBIDDEN'],
    ['the text changed after approval', { action: 'publish', approvals: [{ digest: 'old', user: 'r1' }], state: 'approved' }, 'FORBIDDEN'],
    ['an author approved', { action: 'publish', approvals: passed('e1'), state: 'approved' }, 'FORBIDDEN'],
    ['a date in the past is scheduled', { action: 'schedule', approvals: passed('r1'), publishAt: NOW, state: 'approved' }, 'INPUT_INVALID'],
    ['an emergency has no reason', { action: 'publish', emergency: true, state: 'draft' }, 'INPUT_INVALID'],
    ['an emergency has a reason', { action: 'publish', emergency: true, reason: '台风', state: 'draft' }, 'published'],
    ['an emergency is approved afterwards', { action: 'approve', emergencyOpen: true, state: 'published' }, 'approved'],
    ['something not live is withdrawn', { action: 'withdraw', reason: '错' }, 'STATE_INVALID'],
    ['a withdrawal has no reason', { action: 'withdraw', live: true }, 'INPUT_INVALID'],
    ['a withdrawal has a reason', { action: 'withdraw', live: true, reason: '错', state: 'published' }, 'withdrawn'],
    ['a stranger to the column submits', { canWrite: false }, 'FORBIDDEN'],
  ] as [string, Partial<TransitionFacts>, string][])('when %s', (_name, extra, expected) => {
    expect(outcome(extra)).toBe(expected)
  })
})

describe('contentDigest', () => {
  it('should not see key order, row ids, empty values and the system fields', () => {
    const one = { alsoIn: [], body: { root: { children: [{ id: 'a', text: '文' }] } }, reviewState: 'draft', rev: 1, title: '题' }
    const other = { body: { root: { children: [{ id: 'b', text: '文' }], format: '' } }, reviewState: 'approved', rev: 9, source: { name: null }, title: '题' }
    expect(contentDigest(one)).toBe(contentDigest(other))
  })

  it('should see any change a reader would see and name its field', () => {
    expect(changedFields({ keywords: ['a', 'b'], title: '题' }, { keywords: ['b', 'a'], title: '题' })).toEqual(['keywords'])
    expect(changedFields({ body: { text: '1' } }, { body: { text: '2' }, summary: '新' })).toEqual(['body', 'summary'])
  })
})
