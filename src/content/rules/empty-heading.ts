import type { Rule } from './rule.ts'

/** A heading without words misleads readers and screen readers. */
export const emptyHeading: Rule = {
  check: ({ blocks }) => blocks
    .filter((block) => block.level > 0 && block.text.trim() === '')
    .map((block) => ({ message: '标题没有文字，请填写或删除', place: block.place, text: block.tag })),
  doc: {
    examples: [
      { body: '<h2> </h2><p>正文。</p>', fixed: '<p>正文。</p>', hits: ['h2'] },
      { body: '<h2>办理流程</h2><p>正文。</p>', hits: [] },
    ],
    name: '空标题',
    why: '没有文字的标题会出现在目录和读屏软件里，读者不知道它指什么。多半是粘贴后留下的空行被设成了标题。',
  },
  id: 'empty-heading',
  severity: 'error',
  source: 'GB/T 37668-2019 信息无障碍（标题结构）',
}
