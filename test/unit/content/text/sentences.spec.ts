import { readFileSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, it } from '@jest/globals'

import { htmlDocument } from '../../../../src/content/adapters/htmlDocument.ts'
import { contentView } from '../../../../src/content/model/contentView.ts'
import { personalRules } from '../../../../src/content/rules/personalRules.ts'
import { bareContext } from '../../../../src/content/rules/ruleContext.ts'
import { textRules } from '../../../../src/content/rules/textRules.ts'

/** rule, faulty or right, sentence, and for faulty ones the quotes divided by |. */
const rows = readFileSync(path.resolve(import.meta.dirname, '../../../fixtures/text/sentences.tsv'), 'utf8').trimEnd().split('\n').map((line) => line.split('\t'))

const context = bareContext(new Date('2026-11-24T02:00:00Z'))

const found = (sentence: string): string[] => {
  const view = contentView(htmlDocument(`<p>${sentence}</p>`, 'a'))
  return [...textRules, ...personalRules].flatMap((rule) => rule.check(view, context).map(({ text }) => `${rule.id} ${text}`)).sort()
}

describe('sentences', () => {
  it.each(rows.filter(([, kind]) => kind === 'faulty').map(([rule, , sentence, quotes]) => ({ quotes: (quotes ?? '').split('|'), rule, sentence: sentence! })))(
    'finds the fault and nothing else: $sentence', ({ quotes, rule, sentence }) => {
      expect(found(sentence)).toEqual(quotes.map((quote) => `${rule} ${quote}`).sort())
    })

  it.each(rows.filter(([, kind]) => kind === 'right').map(([, , sentence]) => sentence!))('lets what is right pass: %s', (sentence) => {
    expect(found(sentence)).toEqual([])
  })
})
