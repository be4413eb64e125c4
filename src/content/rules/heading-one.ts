import type { ContentView } from '../model/contentView.ts'
import type { TextBlock } from '../model/textBlocks.ts'
import { isBlank } from './helper/isBlank.ts'
import type { Rule } from './rule.ts'

const firstLevel = ({ blocks }: ContentView): TextBlock[] => blocks.filter(({ level, text }) => level === 1 && !isBlank(text))

/** Markdown often repeats its title as a heading, and some authors start sections there: only one that stands below deeper ones is misplaced. */
const misplaced = (view: ContentView): TextBlock[] => {
  const found = firstLevel(view)
  if (view.document.format === 'html-page') return found.slice(1)
  if (view.document.format !== 'markdown') return found
  const [first] = view.blocks.filter(({ level }) => level > 0)
  if (first && first.level > 1) return found
  const deeper = view.blocks.some(({ level }) => level === 2)
  return deeper ? found.slice(1) : []
}

/** The page has one heading of level 1, its title; the body's own headings start at 2. */
export const headingOne: Rule = {
  check: (view) => misplaced(view).map((block) => ({
    message: view.document.format === 'html-page' ? '一个网页只应有一个一级标题（h1），请改为二级或以下' : '正文里不应有一级标题（h1），它留给文章标题；请改为二级（h2）',
    place: block.place, text: block.text.trim(),
  })),
  doc: {
    examples: [
      { body: '<h1>办理流程</h1><p>正文。</p>', fixed: '<h2>办理流程</h2><p>正文。</p>', hits: ['办理流程'] },
      { body: '<h2>一、条件</h2><p>正文。</p><h1>二、流程</h1>', fixed: '<h2>一、条件</h2><p>正文。</p><h2>二、流程</h2>', hits: ['二、流程'] },
      { hits: ['联系我们'], page: '<!doctype html><title>x</title><body><h1>办事指南</h1><p>正文。</p><h1>联系我们</h1></body>' },
      { hits: [], page: '<!doctype html><title>x</title><body><h1>办事指南</h1><h2>联系我们</h2></body>' },
      { body: '<h2>办理流程</h2><p>正文。</p>', hits: [] },
    ],
    name: '正文中的一级标题',
    why: '一级标题是网页标题，全页只有一个；正文再用一级标题，搜索引擎和读屏软件就分不清哪个是文章题目。',
  },
  formats: new Set(['html-fragment', 'html-page', 'lexical', 'markdown']),
  id: 'heading-one',
  severity: 'warning',
  source: 'GB/T 37668-2019 信息无障碍（标题结构）；本站编辑规范',
}
