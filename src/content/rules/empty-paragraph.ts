import type { ContentElement } from '../model/contentNode.ts'
import type { ContentView } from '../model/contentView.ts'
import type { TextBlock } from '../model/textBlocks.ts'
import { contains } from './helper/contains.ts'
import { hitOn } from './helper/hitOn.ts'
import { isBlank } from './helper/isBlank.ts'
import { isWithin } from './helper/isWithin.ts'
import type { Rule } from './rule.ts'

const SHOWS = new Set(['a', 'audio', 'button', 'canvas', 'embed', 'figure', 'form', 'hr', 'iframe', 'img', 'input', 'math', 'object', 'picture', 'select', 'svg', 'table', 'textarea', 'ul', 'ol', 'video'])
const APART = new Set(['figure', 'form', 'pre', 'table'])

const holdsTarget = (element: ContentElement): boolean =>
  (element.attributes['id'] ?? element.attributes['name'] ?? '') !== '' || element.children.some((child) => child.kind === 'element' && holdsTarget(child))

/** The editor keeps an empty line at the end for the cursor; heads and feet of office documents are made of them. */
const belongsThere = (block: TextBlock, { blocks, document }: ContentView): boolean =>
  (document.format === 'lexical' && block === blocks.at(-1)) || (document.format === 'docx' && !(block.place.path ?? '').startsWith('body'))

const isEmpty = ({ ancestors, element, tag, text }: TextBlock): boolean =>
  tag === 'p' && isBlank(text) && !contains(element, SHOWS) && !isWithin(ancestors, APART) && !holdsTarget(element)

/** A `div` that holds only a line break or spaces is an empty line too; one with nothing in it may be part of the page's frame. */
const emptyLines = ({ elements }: ContentView): ContentElement[] =>
  elements('div').filter(({ ancestors, element }) => element.children.length > 0 && !('class' in element.attributes) && !isWithin(ancestors, APART) && !holdsTarget(element) &&
    element.children.every((child) => (child.kind === 'text' ? isBlank(child.text) : child.tag === 'br'))).map(({ element }) => element)

/** A paragraph without content is a gap made by hand. */
export const emptyParagraph: Rule = {
  check: (view) => [...view.blocks.filter((block) => isEmpty(block) && !belongsThere(block, view)).map(({ element }) => element), ...emptyLines(view)]
    .map((element) => hitOn(element, '空段落，请删除；段落间距由样式决定')),
  doc: {
    examples: [
      { body: '<p>第一段。</p><p>&nbsp;</p><p>第二段。</p>', fixed: '<p>第一段。</p><p>第二段。</p>', hits: ['<p></p>'] },
      { body: '<p></p><p>正文。</p>', fixed: '<p>正文。</p>', hits: ['<p></p>'] },
      { body: '<p><br></p><p>正文。</p>', hits: ['<p></p>'] },
      { body: '<p>　　</p><p>正文。</p>', hits: ['<p></p>'], note: '只有全角空格' },
      { body: '<p><strong>&nbsp;</strong></p><p><span>\u200b</span></p>', hits: ['<p></p>', '<p>\u200b</p>'] },
      { body: '<p>正文。</p><div><br></div><p>正文。</p>', hits: ['<div></div>'] },
      { body: '<div class="clear"></div><p>正文。</p>', hits: [] },
      { body: '<p><img src="a.png" alt="港口"></p>', hits: [] },
      { body: '<table><tr><td><p>&nbsp;</p></td><td>1</td></tr></table>', hits: [], note: '空单元格' },
      { body: '<p><a id="top"></a></p><p>正文。</p>', hits: [], note: '跳转位置' },
      { body: '<p>。</p>', hits: [] },
    ],
    name: '空段落',
    why: '用空行撑开间距，换一块屏幕就变样，读屏软件还会停顿；间距应由样式决定。',
  },
  id: 'empty-paragraph',
  severity: 'warning',
  source: '本站编辑规范（结构化排版）',
}
