import { readFileSync } from 'node:fs'
import path from 'node:path'

import { expect, it } from '@jest/globals'

import { ATTACHMENT_RULES } from '../../../../src/content/rules/attachmentRules.ts'
import { RULE_GROUPS, RULES } from '../../../../src/content/rules/checkRules.ts'
import { rulesPage } from '../../../../src/content/rules/rulesPage.ts'

const page = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/rules.md'), 'utf8')

it('is up to date (npm run generate:rules)', () => {
  expect(page).toBe(rulesPage({ attachments: ATTACHMENT_RULES, documents: RULE_GROUPS }))
})

it('has a paragraph and a source for every rule', () => {
  for (const { doc, id, source } of [...RULES, ...ATTACHMENT_RULES]) {
    expect(page).toContain(`### ${doc.name} \`${id}\``)
    expect(page).toContain(doc.why)
    expect(page).toContain(source)
  }
})
