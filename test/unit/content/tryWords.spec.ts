import { expect, it } from '@jest/globals'

import { mergedLexicon } from '../../../src/content/lexicon/mergedLexicon.ts'
import { runAtOnce } from '../../../src/shared/turns.ts'
import { tryWords } from '../../../src/content/tryWords.ts'

const lexicon = runAtOnce(mergedLexicon([{ enabled: true, exceptions: ['普通观众'], ground: '本站规定', kind: 'typo', right: '通关', severity: 'error', wrong: '通观' }]))
const tried = (text: string) => tryWords(text, lexicon, new Date('2026-11-24T02:00:00Z')).map(({ severity, text: words }) => `${severity} ${words}`)

it.each([
  ['企业提交抱关单。', ['error 抱关单']],
  ['货物通观。\n普通观众入场。', ['error 通观']],
  ['普通观众入场。', ['passed 通观']],
  ['企业提交报关单。', []],
  ['', []],
])('tries %j', (text, expected) => expect(tried(text)).toEqual(expected))
