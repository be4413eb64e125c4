import { readFileSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, it } from '@jest/globals'

import { htmlDocument } from '../../../../src/content/adapters/htmlDocument.ts'
import { contentView } from '../../../../src/content/model/contentView.ts'
import { dateOrder } from '../../../../src/content/rules/date-order.ts'
import { personalRules } from '../../../../src/content/rules/personalRules.ts'
import { bareContext } from '../../../../src/content/rules/ruleContext.ts'
import { textRules } from '../../../../src/content/rules/textRules.ts'

/** Day of publication or -, sentence, and what is wrong in it, `rule quote` divided by |; nothing where all is right. */
const rows = readFileSync(path.resolve(import.meta.dirname, '../../../fixtures/text/dates.tsv'), 'utf8').trimEnd().split('\n')
  .map((line) => line.split('\t')).map(([day = '-', sentence = '', faults = '']) => ({ day, faults: faults === '' ? [] : faults.split('|'), sentence }))

const found = (sentence: string, day: string): string[] => {
  const document = htmlDocument(`<p>${sentence}</p>`, 'a')
  const view = contentView(day === '-' ? document : { ...document, meta: { ...document.meta, publishedAt: day } })
  return [...textRules, dateOrder, ...personalRules].flatMap((rule) => rule.check(view, bareContext(new Date('2026-11-24T02:00:00Z'))).map(({ text }) => `${rule.id} ${text}`)).sort()
}

describe('dates, times, numbers and personal data, written before the rules were looked at', () => {
  it.each(rows)('$day $sentence', ({ day, faults, sentence }) => {
    expect(found(sentence, day)).toEqual([...faults].sort())
  })
})
