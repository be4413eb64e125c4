import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { foldText } from '../../../../src/content/lexicon/foldTable.ts'
import { compileLexicon, type LexiconMatch, lettersIn } from '../../../../src/content/lexicon/lexicon.ts'
import type { LexiconEntry, LexiconKind } from '../../../../src/content/lexicon/lexiconEntry.ts'

const entry = (wrong: string, kind: LexiconKind = 'typo'): LexiconEntry => ({ ground: '测试', kind, right: '对', severity: 'error', wrong })

const shown = (matches: readonly LexiconMatch[]): string[] => matches.map(({ end, entry: { wrong }, start }) => `${start}-${end} ${wrong}`).sort()

/** Every word at every place, letter by letter. */
const naive = (entries: readonly LexiconEntry[], text: string): string[] => {
  const places = [...text].flatMap((char, at) => (lettersIn(char) === '' ? [] : [at]))
  const letters = places.map((at) => lettersIn(text[at]!)).join('')
  return entries.flatMap((one) => {
    const word = lettersIn(one.wrong)
    return places.flatMap((start, at) => {
      const end = (places[at + word.length - 1] ?? 0) + 1
      if (word === '' || !letters.startsWith(word, at)) return []
      return one.kind === 'sensitive' || foldText(text.slice(start, end)) === foldText(one.wrong) ? [`${start}-${end} ${one.wrong}`] : []
    })
  }).sort()
}

// Few letters, so that words overlap, contain one another and meet across what is skipped.
const letter = fc.constantFrom('关', '單', '单', '口', 'A', 'ａ', 'b', '1', '１', ' ', '-', '\u200b')
const text = fc.string({ maxLength: 24, unit: letter })
const entries = fc.uniqueArray(fc.tuple(fc.string({ maxLength: 5, minLength: 1, unit: letter }), fc.constantFrom<LexiconKind>('typo', 'sensitive')), { maxLength: 12, selector: ([word]) => word })
  .map((pairs) => pairs.map(([word, kind]) => entry(word, kind)))

describe('matcher', () => {
  it('finds what the naive search finds', () => {
    fc.assert(fc.property(entries, text, (words, where) => {
      expect(shown(compileLexicon(words).occurrences(where))).toEqual(naive(words, where))
    }), { numRuns: process.env['LONG'] ? 100_000 : 2_000, seed: 5 })
  })

  it.each([
    ['ＡＥＯ認證', '0-5 aeo认证'],
    ['報關单据', '0-2 报关'],
    ['报\u200b关', '0-3 报关'],
    ['一二报关', '2-4 报关'],
  ])('folds width, case, script and what is not seen, and keeps the place: %s', (where, hit) => {
    expect(shown(compileLexicon([entry(hit.split(' ')[1]!)]).occurrences(where))).toEqual([hit])
  })

  it('looks through inserted characters for unwanted words only', () => {
    expect(shown(compileLexicon([entry('代开', 'sensitive')]).occurrences('代 * 开'))).toEqual(['0-5 代开'])
    expect(compileLexicon([entry('按装')]).occurrences('按 装')).toEqual([])
  })

  it('reports every word at a place, and nothing for an empty list', () => {
    expect(shown(compileLexicon([entry('单一'), entry('单一窗口'), entry('窗口')]).occurrences('单一窗口'))).toEqual(['0-2 单一', '0-4 单一窗口', '2-4 窗口'])
    expect(compileLexicon([]).occurrences('任何文字')).toEqual([])
    expect(compileLexicon([entry('\u200b'), entry('--')]).size).toBe(0)
  })
})
