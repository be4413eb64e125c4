import { readableTexts } from '../model/readableTexts.ts'
import { textHits } from '../text/textHits.ts'
import type { Rule } from './rule.ts'

const BEFORE = /(?<=[\p{Script=Han}”》）])[ \t\u00a0\u3000]+[，。、；：？！）》”]/gu
const LINE_START = /^[\s\u3000]*([，。、；：？！）》])/
const LINES = new Set(['p', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dd', 'dt', 'figcaption', 'caption'])

/** Space before a mark, and marks at the start of a paragraph. */
export const punctuationSpacing: Rule = {
  check: (view) => [
    ...textHits(view, BEFORE, ({ match }) => ({ message: '标点前有空格，请删除', to: match[0].trim() })),
    ...readableTexts(view).flatMap(({ block, placeAt, text }) => {
      const mark = block && LINES.has(block.tag) && text.trim().length > 2 ? LINE_START.exec(text) : null
      return mark ? [{ message: `段首不能是标点“${mark[1] ?? ''}”`, place: placeAt(mark[0].length - 1), text: mark[1] ?? '' }] : []
    }),
  ],
  doc: {
    examples: [
      { body: '<p>系统已上线 ，请注意 。</p>', fixed: '<p>系统已上线，请注意。</p>', hits: ['，', '。'] },
      { body: '<p>，系统已上线。</p>', hits: ['，'] },
      { body: '<p>“系统已上线，”他说。（完）</p>', hits: [] },
    ],
    name: '标点前的空格',
    why: '点号和后半个引号、括号紧跟前面的字，不出现在行首；多出的空格会让它单独折到下一行。',
  },
  id: 'punctuation-spacing',
  severity: 'warning',
  source: 'GB/T 15834-2011 5.1',
}
