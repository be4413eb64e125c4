import { contains } from './helper/contains.ts'
import { hiddenBy } from './helper/hiddenBy.ts'
import { isBlank } from './helper/isBlank.ts'
import { linkHit } from './helper/linkHit.ts'
import { linksOf } from './helper/linksOf.ts'
import type { Rule } from './rule.ts'

/** What is wrong with a picture that is a link is told of the picture. */
const PICTURES: ReadonlySet<string> = new Set(['img'])

/** A link without words cannot be seen, announced or hit. */
export const linkEmpty: Rule = {
  check: (view) => linksOf(view)
    .filter(({ ancestors, element, name }) => isBlank(name) && !contains(element, PICTURES) && hiddenBy(element, ancestors, view.document.styles) === null)
    .map((link) => linkHit(link, '链接没有文字，请写明它通向哪里，或删除')),
  doc: {
    examples: [
      { body: '<p>见<a href="guide.html"></a>。</p>', fixed: '<p>见<a href="guide.html">办事指南</a>。</p>', hits: ['<a href="guide.html"></a>'] },
      { body: '<p><a href="guide.html">&nbsp;</a></p>', hits: ['<a href="guide.html"></a>'] },
      { body: '<p><a href="guide.html"><img src="a.png"></a></p>', hits: [], note: '图片缺替代文字，另有规则' },
      { body: '<p><a href="guide.html"><img src="a.png" alt="办事指南"></a></p>', hits: [] },
      { body: '<p><a href="guide.html" aria-label="办事指南"></a></p>', hits: [] },
      { body: '<p><a id="part2"></a>第二部分</p>', hits: [], note: '跳转位置' },
    ],
    name: '空链接',
    why: '没有文字的链接看不见、读不出、点不着，多半是删文字时留下的；也可能是被人植入的。',
  },
  id: 'link-empty',
  severity: 'error',
  source: 'GB/T 37668-2019 信息无障碍（链接目的）',
}
