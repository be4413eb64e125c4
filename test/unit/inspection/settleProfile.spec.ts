import { describe, expect, it } from '@jest/globals'

import { DEFAULT_PROFILE } from '../../../src/inspection/profile.ts'
import { settleProfile } from '../../../src/inspection/settleProfile.ts'

const limitOf = (stored: unknown): number | undefined => settleProfile(stored).rules.find(({ key }) => key === 'columns-stale')?.limit

describe('settleProfile', () => {
  it.each([null, undefined, {}, { rules: 'x' }, { rules: [{ key: 'no-such-rule', limit: 1 }] }])('takes the shipped profile for %j', (stored) => {
    expect(settleProfile(stored)).toEqual(DEFAULT_PROFILE)
  })

  it.each([[3, 3], [0, 5], [-1, 5], ['7', 5], [Number.NaN, 5]])('an edited limit of %p counts as %p', (limit, expected) => {
    expect(limitOf({ rules: [{ key: 'columns-stale', limit }] })).toBe(expected)
  })

  it('takes over what was switched off, verified and given another source', () => {
    const { rules } = settleProfile({ name: '本省办法', rules: [{ enabled: false, key: 'home-stale', source: '《湖北省政府网站管理办法》', verified: true }] })
    expect(rules.find(({ key }) => key === 'home-stale')).toMatchObject({ days: 14, enabled: false, source: '《湖北省政府网站管理办法》', verified: true })
  })

  it('gives a rule no threshold it does not know', () => {
    expect(settleProfile({ rules: [{ key: 'home-stale', share: 3 }] }).rules.find(({ key }) => key === 'home-stale')).not.toHaveProperty('share')
  })
})
