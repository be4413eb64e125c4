import type { Rule } from './rule.ts'

/** A heading without words misleads readers and screen readers. */
export const emptyHeading: Rule = {
  check: (blocks) => blocks
    .filter((block) => block.kind === 'heading' && block.text.trim() === '')
    .map((block) => ({ block, message: '标题没有文字，请填写或删除', text: `h${block.level}` })),
  id: 'empty-heading',
  severity: 'error',
  source: 'GB/T 37668-2019 信息无障碍（标题结构）',
}
