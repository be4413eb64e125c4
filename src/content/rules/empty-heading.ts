import { textWithin } from '../model/contentView.ts'
import { hitOn } from './helper/hitOn.ts'
import { isBlank } from './helper/isBlank.ts'
import type { Rule } from './rule.ts'

/** A heading without words misleads readers and screen readers. An image with an alternative text speaks for itself. */
export const emptyHeading: Rule = {
  check: ({ blocks }) => blocks
    .filter(({ element, level, text }) => level > 0 && isBlank(text) && isBlank(textWithin(element, { withAlt: true })) && (element.attributes['aria-label'] ?? '') === '')
    .map(({ element }) => hitOn(element, '标题没有文字，请填写或删除')),
  doc: {
    examples: [
      { body: '<h2> </h2><p>正文。</p>', fixed: '<p>正文。</p>', hits: ['<h2></h2>'] },
      { body: '<h3>&nbsp;</h3>', fixed: '<h3>流程</h3>', hits: ['<h3></h3>'] },
      { body: '<h2><br></h2>', fixed: '', hits: ['<h2></h2>'] },
      { body: '<h2><strong>　</strong></h2>', fixed: '', hits: ['<h2></h2>'] },
      { body: '<h2><img src="a.png"></h2>', fixed: '<h2><img src="a.png" alt="办理流程"></h2>', hits: ['<h2></h2>'], note: '只有图片又没有替代文字' },
      { body: '<h2>\u200b</h2>', hits: ['<h2>\u200b</h2>'] },
      { body: '<h2>办理流程</h2><p>正文。</p>', hits: [] },
      { body: '<h2><a href="a.html">流程</a></h2>', hits: [] },
    ],
    name: '空标题',
    why: '没有文字的标题会出现在目录和读屏软件里，读者不知道它指什么。多半是粘贴后留下的空行被设成了标题。',
  },
  id: 'empty-heading',
  severity: 'error',
  source: 'GB/T 37668-2019 信息无障碍（标题结构）',
}
