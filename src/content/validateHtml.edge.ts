import { HtmlValidate } from 'html-validate'

import type { ContentFinding } from './finding.ts'

/** Longest source (characters) that is validated; beyond it the finding `document-too-large` stands instead. */
const LONGEST_HTML = 500_000

// Heading order is judged on the tree, where the place can be named; building the validator is dear, so it is kept.
const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  root: true,
  rules: { 'heading-level': 'off', 'long-title': 'off', 'require-sri': 'off', 'tel-non-breaking': 'off', 'wcag/h63': 'off', 'empty-heading': 'off' },
})

/** What html-validate finds in a source, as findings of the field. */
export const validateHtml = (html: string, field: string): ContentFinding[] => {
  if (html.length > LONGEST_HTML) {
    return [{ field, message: `正文过长（${html.length} 字符），请拆分`, nodePath: null, rule: 'document-too-large', severity: 'error', source: '本站编辑规范', text: '' }]
  }
  const lines = html.split('\n')
  const messages = validator.validateStringSync(html).results.flatMap((result) => result.messages)
  return messages.map(({ column, line, message, ruleId, selector, severity }) => ({
    column, field, line, message: `网页代码不合规范（${ruleId}）：${message}`, nodePath: null, rule: `html/${ruleId}`,
    severity: severity === 2 ? 'error' as const : 'warning' as const, source: 'HTML 标准', text: selector ?? lines[line - 1]?.slice(column - 1, column + 39) ?? '',
  }))
}
