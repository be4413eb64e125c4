import { describe, expect, it } from '@jest/globals'

import type { LexiconEntry } from '../../../../src/content/lexicon/lexiconEntry.ts'
import { LEXICON_HEADINGS, parseLexiconRows } from '../../../../src/content/lexicon/parseLexiconRows.ts'
import { planLexiconImport } from '../../../../src/content/lexicon/planLexiconImport.ts'

const entry = (wrong: string, right: string, more: Partial<LexiconEntry> = {}): LexiconEntry => ({ ground: '', kind: 'typo', right, severity: 'error', wrong, ...more })
const planned = (rows: string[][], house: LexiconEntry[]) => planLexiconImport(parseLexiconRows([LEXICON_HEADINGS, ...rows]), house).map(({ action, line, message }) => [line, action, message])

describe('planLexiconImport', () => {
  const house = [entry('抱关单', '报关单'), entry('AEO认正', 'AEO认证', { exceptions: ['甲'] })]

  it('tells what is new, changed and the same', () => {
    expect(planned([['新词', '新辞'], ['抱关单', '报关单'], ['AEO认正', 'AEO认证', '警告', '', '本站规定']], house)).toEqual([
      [2, 'create', ''], [3, 'skip', ''], [4, 'change', '依据“”→“本站规定”，级别“error”→“warning”，例外“甲”→“”'],
    ])
  })

  it.each<[string, string[][], string]>([
    ['words that run into the house’s wrong ones', [['保关单', '抱关单']], '矛盾'],
    ['words that differ in width only', [['ＡＥＯ认正', 'AEO认证']], '请用同一写法'],
    ['what the file itself has wrong', [['', '乙']], '“错误写法”为空'],
  ])('refuses %s', (_, rows, why) => {
    expect(planned(rows, house)).toEqual([[2, 'refuse', expect.stringContaining(why)]])
  })
})
