import { describe, expect, it } from '@jest/globals'

import { RULES } from '../../../../src/content/rules/checkRules.ts'
import { inheritedProfile, type ProfileRow, profileFault } from '../../../../src/content/rules/columnProfile.ts'
import type { Profile } from '../../../../src/content/rules/profile.ts'

const settled = (...levels: ProfileRow[][]): Profile => levels.reduce<Profile>(inheritedProfile, {})

describe('inheritedProfile', () => {
  const strict: ProfileRow[] = [{ level: 'error', limit: 30, rule: 'title-length' }, { level: 'off', rule: 'word-variant' }]

  it.each<[string, ProfileRow[], Profile]>([
    ['says nothing', [], { 'title-length': { limit: 30, severity: 'error' }, 'word-variant': { off: true } }],
    ['another limit', [{ level: 'inherit', limit: 40, rule: 'title-length' }], { 'title-length': { limit: 40, severity: 'error' }, 'word-variant': { off: true } }],
    ['another level', [{ level: 'hint', rule: 'title-length' }], { 'title-length': { limit: 30, severity: 'hint' }, 'word-variant': { off: true } }],
    ['switches on again', [{ level: 'warning', rule: 'word-variant' }], { 'title-length': { limit: 30, severity: 'error' }, 'word-variant': { severity: 'warning' } }],
    ['takes back', [{ level: 'usual', rule: 'title-length' }, { level: 'usual', rule: 'word-variant' }], { 'title-length': {}, 'word-variant': {} }],
    ['switches off, and the limit stands for whoever switches on', [{ level: 'off', rule: 'title-length' }], { 'title-length': { limit: 30, off: true }, 'word-variant': { off: true } }],
    ['an unknown level', [{ level: 'loud', rule: 'word-variant' }], { 'title-length': { limit: 30, severity: 'error' }, 'word-variant': { off: true } }],
  ])('%s', (_, below, expected) => expect(settled(strict, below)).toEqual(expected))

  it('hands on over columns that say nothing', () => expect(settled(strict, [], [], [{ limit: 25, rule: 'title-length' }])['title-length']).toEqual({ limit: 25, severity: 'error' }))
})

describe('profileFault', () => {
  it.each<[ProfileRow[], RegExp]>([
    [[{ level: 'off', rule: 'no-such-rule' }], /第 1 行：请选择规则；“no-such-rule”不是现有的规则/],
    [[{ level: 'off', rule: 'word-variant' }, { level: 'hint', rule: 'word-variant' }], /第 2 行：“异形词”与第 1 行重复/],
    [[{ level: 'inherit', rule: 'word-variant' }], /没有改变什么/],
    [[{ level: 'error', limit: 30, rule: 'word-variant' }], /没有可调的界限/],
    [[{ level: 'inherit', limit: 0, rule: 'title-length' }], /应为 10 至 120 的整数（字），现在是 0/],
    [[{ level: 'inherit', limit: -5, rule: 'title-length' }], /10 至 120/],
    [[{ level: 'inherit', limit: 20.5, rule: 'title-length' }], /整数/],
    [[{ level: 'inherit', limit: 1e9, rule: 'near-copy' }], /30 至 100 的整数（%）/],
    [[{ level: 'off', rule: 'personal-id-card' }], /个人信息保护法/],
    [[{ level: 'hint', rule: 'personal-mobile' }], /不能关闭或降为提示/],
  ])('refuses %j', (rows, message) => expect(profileFault(rows, RULES)).toMatch(message))

  it.each<[ProfileRow[]]>([[[]], [[{ level: 'off', rule: 'word-variant' }, { level: 'inherit', limit: 30, rule: 'title-length' }]], [[{ level: 'error', rule: 'personal-mobile' }]], [[{ level: 'usual', rule: 'source-named' }]]])('takes %j', (rows) =>
    expect(profileFault(rows, RULES)).toBeNull())

  it('takes the usual limit of every rule that has one', () => {
    const limited = RULES.filter(({ limit }) => limit)
    expect(limited.map(({ id }) => id)).toEqual(['long-paragraph', 'title-length', 'summary-quality', 'near-copy'])
    expect(profileFault(limited.map(({ id, limit }) => ({ level: 'inherit', limit: limit?.usual ?? 0, rule: id })), RULES)).toBeNull()
  })
})
