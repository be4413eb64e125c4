import type { ContentDocument } from '../model/contentDocument.ts'
import type { ContentView } from '../model/contentView.ts'
import { enclosingBlock } from './helper/enclosingBlock.ts'
import { foreignMark } from './helper/foreignMark.ts'
import { hitOn } from './helper/hitOn.ts'
import { inChrome } from './helper/inChrome.ts'
import { placeInSource } from './helper/placeInSource.ts'
import type { Hit, Rule } from './rule.ts'

const OFFICE_COMMENT = /<!(?:--)?\[if[^\]>]{0,60}(?:mso|support|vml|ppt|excel)[^\]>]{0,60}\]|<\?xml:namespace[^>]{0,200}>|<!--StartFragment-->/gi

const comments = ({ html }: ContentDocument): Hit[] => {
  if (html === null) return []
  const [first] = html.matchAll(OFFICE_COMMENT)
  return first ? [{ message: '含有 Word 的条件注释，请清除后再粘贴', place: placeInSource(html, first.index), text: first[0] }] : []
}

const elements = ({ all }: ContentView): Hit[] => {
  const told = new Set<unknown>()
  return all.flatMap(({ ancestors, element }) => {
    const from = foreignMark(element)
    if (from === null || inChrome(ancestors)) return []
    const block = enclosingBlock(element, ancestors)
    if (told.has(block) || ancestors.some((ancestor) => told.has(ancestor))) return []
    told.add(block)
    return [hitOn(element, `带有${from}自己的标记，请用“一键排版”清除或粘贴为纯文本`)]
  })
}

/** Markup that only the program it came from understands. One finding a paragraph. */
export const foreignMarkup: Rule = {
  check: (view) => [...comments(view.document), ...elements(view)],
  doc: {
    examples: [
      { body: '<p class="MsoNormal">正文。<o:p></o:p></p>', fixed: '<p>正文。</p>', hits: ['<p class="MsoNormal">正文。</p>'] },
      { body: '<p>正文。<o:p>&nbsp;</o:p></p>', fixed: '<p>正文。</p>', hits: ['<o:p></o:p>'] },
      { body: '<p style="mso-pagination:widow-orphan">正文。</p>', hits: ['<p style="mso-pagination:widow-orphan">正文。</p>'] },
      { body: '<p>共<span lang="EN-US">12</span>票</p>', fixed: '<p>共12票</p>', hits: ['<span lang="EN-US">12</span>'] },
      { body: '<section data-tools="135编辑器" data-id="94"><p>正文。</p></section>', fixed: '<p>正文。</p>', hits: ['<section data-tools="135编辑器" data-id="94">正文。</section>'] },
      { body: '<section><section><p>正文。</p></section></section>', hits: ['<section>正文。</section>'] },
      { body: '<p>前。</p><!--[if gte mso 9]><xml></xml><![endif]--><p>后。</p>', fixed: '<p>前。</p><p>后。</p>', hits: ['<!--[if gte mso 9]'] },
      { body: '<p><img data-ratio="0.5" data-croporisrc="x" src="a.png" alt="港口"></p>', hits: ['<img data-ratio="0.5" data-croporisrc="x" src="a.png" alt="港口">'] },
      { body: '<p>国际贸易“单一窗口”（<span lang="en">International Trade Single Window</span>）</p>', hits: [], note: '标明外文是对的' },
      { body: '<section id="apply"><h2>办理流程</h2><p>正文。</p></section>', hits: [], note: '有标题的区块' },
      { body: '<p>代码 <code>&lt;o:p&gt;</code> 是 Word 留下的。</p>', hits: [], note: '谈论它不是带着它' },
      { body: '<p class="note">正文。</p>', hits: [] },
    ],
    name: '外来标记',
    why: '从 Word、WPS、公众号粘贴会带来只有它们自己认识的标记，使网页臃肿、样式失控，也可能泄露作者信息。',
  },
  formats: new Set(['html-fragment', 'html-page', 'lexical', 'markdown']),
  id: 'foreign-markup',
  severity: 'warning',
  source: '本站编辑规范（结构化排版）；HTML 标准',
}
