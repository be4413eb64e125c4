import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { diffLines, diffWords, type Piece } from '../../../src/review/textDiff.ts'

const without = (pieces: readonly Piece[], kind: Piece['kind']): string => pieces.filter((piece) => piece.kind !== kind).map(({ text }) => text).join('')
const shown = (pieces: readonly Piece[]): string => pieces.map(({ kind, text }) => ({ gone: `[-${text}-]`, new: `[+${text}+]`, same: text })[kind]).join('')

describe('diffWords', () => {
  it.each([
    ['本月出口增长百分之八', '本月出口增长百分之九', '本月出口增长百分之[-八-][+九+]'],
    ['自12月1日起施行', '自12月15日起施行', '自12月[-1-][+15+]日起施行'],
    ['不变', '不变', '不变'],
    ['', '新写的', '[+新写的+]'],
    ['删去的', '', '[-删去的-]'],
  ])('%s → %s', (before, after, expected) => {
    expect(shown(diffWords(before, after))).toBe(expected)
  })

  it('gives both states back, whatever they are', () => {
    const texts = fc.string({ maxLength: 60, unit: fc.constantFrom('一', '二', '海', '关', '，', 'a', '1', ' ') })
    fc.assert(fc.property(texts, texts, (before, after) => {
      const pieces = diffWords(before, after)
      expect([without(pieces, 'new'), without(pieces, 'gone')]).toEqual([before, after])
    }), { numRuns: 500, seed: 5 })
  })

  it('says that a text too long to align was rewritten', () => {
    const [before, after] = [Array.from({ length: 3_000 }, (_, n) => `甲${n} `).join(''), Array.from({ length: 3_000 }, (_, n) => `乙${n} `).join('')]
    const pieces = diffWords(before, after)
    expect([without(pieces, 'new'), without(pieces, 'gone')]).toEqual([before, after])
  })
})

describe('diffLines', () => {
  it.each<[string, [string[], string[]], string[]]>([
    ['one paragraph changed', [['甲', '出口八吨', '丙'], ['甲', '出口九吨', '丙']], ['出口[-八-][+九+]吨']],
    ['one put in', [['甲', '丙'], ['甲', '乙', '丙']], ['[+乙+]']],
    ['one taken out', [['甲', '乙', '丙'], ['甲', '丙']], ['[-乙-]']],
    ['nothing changed', [['甲', '乙'], ['甲', '乙']], []],
    ['all of it new', [[], ['甲', '乙']], ['[+甲+]', '[+乙+]']],
  ])('%s', (_name, [before, after], expected) => {
    expect(diffLines(before, after).map(shown)).toEqual(expected)
  })
})
