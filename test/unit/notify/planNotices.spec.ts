import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { KINDS } from '../../../src/notify/kinds.ts'
import { CHANNELS, type NoticeEvent, type NoticeKind, type Person } from '../../../src/notify/notice.ts'
import { planNotices } from '../../../src/notify/planNotices.ts'
import { askedFor, recipientsOf } from '../../../src/notify/recipientsOf.ts'
import { fromShanghai } from '../../../src/shared/shanghai.ts'
import { type Role, ROLES } from '../../../src/shared/roles.ts'

const person = (id: string, roles: Role[], extra: Partial<Person> = {}): Person =>
  ({ disabled: false, email: `${id}@example.com`, id, name: id, preferences: { digest: true, mail: true, mention: true, quiet: null }, roles, ...extra })

const event = (kind: NoticeKind, extra: Partial<NoticeEvent> = {}): NoticeEvent => ({ audience: {}, key: 'k', kind, link: null, text: '内容', title: '标题', topic: 't', ...extra })

const PEOPLE = [person('ed', ['editor']), person('re', ['reviewer']), person('re2', ['reviewer']), person('op', ['operator']), person('ad', ['admin']), person('po', ['port'])]
const COLUMN = { editors: ['ed'], responsible: [], reviewers: ['re2'] }
const ids = (found: readonly Person[]) => found.map(({ id }) => id)

describe('recipientsOf', () => {
  it.each<[string, NoticeEvent, string[]]>([
    ['the column’s reviewers', event('review-submitted', { audience: { column: COLUMN } }), ['re2']],
    ['all reviewers where the column names none', event('review-submitted', { audience: { column: { ...COLUMN, reviewers: [] } } }), ['re', 're2']],
    ['all reviewers where the one named wrote it', event('review-submitted', { audience: { column: COLUMN, excluded: ['re2'] } }), ['re']],
    ['no named reviewer without the role', event('review-submitted', { audience: { column: { ...COLUMN, reviewers: ['ed'] } } }), ['re', 're2']],
    ['the author of what was sent back', event('review-returned', { audience: { authors: ['ed'] } }), ['ed']],
    ['nobody of an own step', event('review-returned', { audience: { authors: ['ed'], excluded: ['ed'] } }), []],
    ['those responsible before the editors', event('quota-behind', { audience: { column: { ...COLUMN, responsible: ['re'] } } }), ['re']],
    ['the editors where nobody is responsible', event('quota-behind', { audience: { column: COLUMN } }), ['ed']],
    ['operators of an incident', event('incident'), ['op']],
    ['author and port office of an ending policy', event('policy-expiring', { audience: { authors: ['re'] } }), ['re', 'po']],
  ])('should tell %s', (_, happened, expected) => {
    expect(ids(recipientsOf(happened, PEOPLE))).toEqual(expected)
  })

  it('should take the administrator where no operator can be told', () => {
    expect(ids(recipientsOf(event('incident'), [person('op', ['operator'], { disabled: true }), person('ad', ['admin'])]))).toEqual(['ad'])
  })

  it('should tell nobody twice, disabled, excluded or without a role, and only who was asked for', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const someone = fc.record({ disabled: fc.boolean(), id, roles: fc.subarray([...ROLES]) }).map(({ disabled, id: own, roles }) => person(own, roles, { disabled }))
    const crowd = fc.uniqueArray(someone, { selector: (each) => each.id })
    const happened = fc.record({ authors: fc.array(id), editors: fc.array(id), excluded: fc.array(id), kind: fc.constantFrom(...(Object.keys(KINDS) as NoticeKind[])), persons: fc.array(id), responsible: fc.array(id), reviewers: fc.array(id) })
      .map(({ authors, editors, excluded, kind, persons, responsible, reviewers }) => event(kind, { audience: { authors, column: { editors, responsible, reviewers }, excluded, persons } }))
    fc.assert(fc.property(happened, crowd, (one, people) => {
      const told = recipientsOf(one, people)
      const asked = askedFor(one)
      expect(new Set(ids(told)).size).toBe(told.length)
      for (const { disabled, id: own, roles } of told) {
        expect(disabled || roles.length === 0 || one.audience.excluded?.includes(own)).toBe(false)
        expect(asked.ids.includes(own) || roles.some((role) => asked.roles.includes(role))).toBe(true)
      }
    }), { seed: 5 })
  })
})

describe('planNotices', () => {
  const now = fromShanghai(2026, 11, 24, 23, 30)
  const plan = (happened: NoticeEvent, people: Person[], muted: string[] = []) => planNotices({ channels: CHANNELS, event: happened, muted: new Set(muted), now, people })
  const sleeper = person('op', ['operator'], { preferences: { digest: true, mail: true, mention: false, quiet: { from: '22:00', to: '07:30' } } })

  it('should hold mail back over quiet hours, but not what is urgent', () => {
    expect(plan(event('incident'), [sleeper]).notices).toEqual([{ key: 'k|op', mailAt: fromShanghai(2026, 11, 25, 7, 30), recipient: 'op' }])
    expect(plan(event('job-failed'), [sleeper]).notices[0]?.mailAt).toEqual(now)
  })

  it('should send no mail that was declined or is for information only, and keep the notice', () => {
    const declined = person('op', ['operator'], { preferences: { digest: true, mail: false, mention: true, quiet: null } })
    expect(plan(event('job-failed'), [declined]).notices[0]?.mailAt).toBeNull()
    expect(plan(event('incident', { urgency: 'info' }), [sleeper])).toMatchObject({ groups: [], notices: [{ mailAt: null }] })
  })

  it('should tell each group once, naming those who want to be named, and no group where nobody is told', () => {
    const groups = plan(event('incident'), [sleeper, person('op2', ['operator'])]).groups
    expect(groups).toEqual(['wecom', 'dingtalk', 'webhook'].map((channel) => ({ channel, key: `k|${channel}`, mentions: ['op2'] })))
    expect(plan(event('incident'), [sleeper], ['op'])).toMatchObject({ groups: [], notices: [] })
    expect(plan(event('review-submitted'), PEOPLE).groups).toEqual([])
  })
})
