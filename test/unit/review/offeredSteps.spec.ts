import { describe, expect, it } from '@jest/globals'

import { offeredSteps } from '../../../src/review/offeredSteps.ts'

type Standing = Parameters<typeof offeredSteps>[0]

const standing = (extra: Partial<Standing>): Standing => ({
  actor: 'r1', approvals: [], authors: ['e1'], canWrite: true, digest: 'd', emergencyOpen: false, isReviewer: true, levels: 1, live: false, now: new Date('2026-11-20T01:00:00Z'), state: 'draft', ...extra,
})
const shown = (extra: Partial<Standing>): string[] => offeredSteps(standing(extra)).map(({ action, allowed }) => `${allowed ? '' : '!'}${action}`)

describe('offeredSteps', () => {
  it.each<[string, Partial<Standing>, string[]]>([
    ['an editor with a draft', { actor: 'e1', isReviewer: false }, ['submit', '!approve', '!return', '!schedule', '!publish', '!withdraw', '!emergency']],
    ['a reviewer before a draft', {}, ['submit', '!schedule', '!publish', 'emergency']],
    ['a reviewer before a submitted text', { state: 'submitted' }, ['approve', 'return', '!schedule', '!publish', 'emergency']],
    ['a reviewer who wrote it', { actor: 'e1', state: 'submitted' }, ['!approve', 'return', '!schedule', '!publish', '!emergency']],
    ['a reviewer who has approved it', { approvals: [{ digest: 'd', user: 'r1' }], levels: 2, state: 'submitted' }, ['!approve', 'return', '!schedule', '!publish', 'emergency']],
    ['a reviewer before an approved text', { approvals: [{ digest: 'd', user: 'r2' }], state: 'approved' }, ['return', 'schedule', 'publish']],
    ['a reviewer before a withdrawn text', { state: 'withdrawn' }, ['submit', '!schedule', '!publish']],
    ['a reviewer before a live text', { live: true, state: 'published' }, ['!schedule', 'withdraw']],
    ['a reviewer before an emergency publication', { emergencyOpen: true, live: true, state: 'published' }, ['approve', '!schedule', 'withdraw']],
  ])('%s', (_name, extra, expected) => {
    expect(shown(extra)).toEqual(expected)
  })

  it('says why not, in words', () => {
    const [approve] = offeredSteps(standing({ actor: 'e1', state: 'submitted' }))
    expect(approve?.reason).toMatch(/作者、修改人或送审人不能审核自己的内容/)
  })
})
