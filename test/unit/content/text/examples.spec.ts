import { describe, expect, it } from '@jest/globals'

import { contentView } from '../../../../src/content/model/contentView.ts'
import { personalRules } from '../../../../src/content/rules/personalRules.ts'
import { textRules } from '../../../../src/content/rules/textRules.ts'
import { bareContext } from '../../../../src/content/rules/ruleContext.ts'
import { contentOf } from '../../../helpers/contentOf.ts'

const context = bareContext(new Date('2026-11-24T00:00:00Z'))

describe.each([...personalRules, ...textRules].map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  const quotes = (body: string, meta?: Readonly<Record<string, string>>): string[] => rule.check(contentView(contentOf(body, meta)), context).map(({ text }) => text)

  it.each(rule.doc.examples.map((example) => [example.body ?? JSON.stringify(example.meta), example] as const))('%s', (_name, { body = '', fixed, hits, meta }) => {
    expect(quotes(body, meta)).toEqual(hits)
    if (fixed !== undefined) expect(quotes(fixed)).toEqual([])
  })
})
