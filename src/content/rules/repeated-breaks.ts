import type { ContentElement } from '../model/contentNode.ts'
import type { ContentView } from '../model/contentView.ts'
import { hitOn } from './helper/hitOn.ts'
import { isBlank } from './helper/isBlank.ts'
import type { Rule } from './rule.ts'

const APART = new Set(['address', 'pre', 'td', 'th'])

/** The first of several line breaks in a row that part words from words. */
const runs = (parent: ContentElement): ContentElement[] => {
  const found: ContentElement[] = []
  let breaks: ContentElement[] = []
  const { children } = parent
  children.forEach((child, at) => {
    if (child.kind === 'element' && child.tag === 'br') breaks.push(child)
    else if (child.kind === 'element' || !isBlank(child.text)) {
      const [first] = breaks
      if (first && breaks.length >= 2 && children.slice(0, at).some((before) => before.kind === 'text' ? !isBlank(before.text) : before.tag !== 'br')) found.push(first)
      breaks = []
    }
  })
  return found
}

const parents = ({ all, document: { body } }: ContentView): ContentElement[] =>
  [body, ...all.filter(({ ancestors, element }) => ![...ancestors, element].some(({ tag }) => APART.has(tag))).map(({ element }) => element)]

/** Line breaks in a row stand in for paragraphs. One finding a paragraph. */
export const repeatedBreaks: Rule = {
  check: (view) => parents(view).flatMap((parent) => runs(parent).slice(0, 1)).map((element) => hitOn(element, '用连续换行隔开文字，请改为两个段落')),
  doc: {
    examples: [
      { body: '<p>第一段。<br><br>第二段。</p>', fixed: '<p>第一段。</p><p>第二段。</p>', hits: ['<br>'] },
      { body: '<p>第一段。<br>&nbsp;<br>\n<br>第二段。</p>', hits: ['<br>'] },
      { body: '<p>第一段。<br><br>第二段。<br><br>第三段。</p>', hits: ['<br>'], note: '一段只报一次' },
      { body: '<p>湖北省商务厅<br>武汉市武昌区</p>', hits: [], note: '单个换行' },
      { body: '<p><br><br></p>', hits: [], note: '空段落另有规则' },
    ],
    name: '连续换行',
    why: '连打回车隔开的文字在结构上仍是一段，朗读和转换时会连在一起。',
  },
  formats: new Set(['html-fragment', 'html-page', 'lexical', 'markdown']),
  id: 'repeated-breaks',
  severity: 'hint',
  source: '本站编辑规范（结构化排版）',
}
