import type { ContentDocument, PageTag } from '../model/contentDocument.ts'
import type { Place } from '../model/contentNode.ts'
import { isBlank } from './helper/isBlank.ts'
import { metaPlace } from './helper/metaPlace.ts'
import type { Hit, Rule } from './rule.ts'

const REQUIRED: Readonly<Record<string, string>> = {
  ArticleTitle: '文章标题', ColumnName: '栏目名称', ColumnType: '栏目类型', ContentSource: '来源', Description: '摘要', Keywords: '关键词', PubDate: '发布日期', SiteName: '网站名称',
}

const quote = ({ content, name }: PageTag): string => `<meta name="${name}" content="${content}">`

const absent = (name: string, { pageTags }: ContentDocument): Place => {
  const [first] = pageTags ?? []
  return { column: first?.place.column ?? 1, field: `meta:${name}`, line: first?.place.line ?? 1, path: first?.place.path ?? 'head' }
}

const judge = (name: string, document: ContentDocument): Hit[] => {
  const [first, ...more] = (document.pageTags ?? []).filter((tag) => tag.name.trim().toLowerCase() === name.toLowerCase())
  if (!first) return [{ message: `缺少页面标签 ${name}（${REQUIRED[name] ?? ''}）`, place: absent(name, document), text: name }]
  const repeated = more.map((tag) => ({ message: `页面标签 ${name} 出现了不止一次，请保留一个`, place: tag.place, text: quote(tag) }))
  return isBlank(first.content) ? [{ message: `页面标签 ${name}（${REQUIRED[name] ?? ''}）是空的`, place: first.place, text: quote(first) }, ...repeated] : repeated
}

const head = (tags: Readonly<Record<string, string>>): string =>
  `<!doctype html><html lang="zh-CN"><head><title>x</title>${Object.entries(tags).map(([name, content]) => `<meta name="${name}" content="${content}">`).join('')}</head><body><h1>x</h1></body></html>`

const WHOLE = {
  ArticleTitle: 'x', ColumnName: '新闻资讯', ColumnType: '工作动态', ContentSource: '省商务厅', Description: '一句话概括。', Keywords: '外贸,口岸', PubDate: '2026-03-01 09:30', SiteName: '湖北国际贸易单一窗口',
}

/** Markdown states its column in the front matter, from which the page's tags are made. */
const unplaced = (document: ContentDocument): Hit[] =>
  (document.format === 'markdown' && document.meta.column === null ? [{ message: '没有写明栏目，请在文首填写 column', place: metaPlace(document, 'column'), text: 'column' }] : [])

/** A full page of a government site states what it is in eight tags, each once; a Markdown article states the column it belongs to. */
export const pageTags: Rule = {
  check: ({ document }) => (document.pageTags === null ? unplaced(document) : Object.keys(REQUIRED).flatMap((name) => judge(name, document))),
  doc: {
    examples: [
      { fixed: head(WHOLE), hits: ['PubDate'], page: head(Object.fromEntries(Object.entries(WHOLE).filter(([name]) => name !== 'PubDate'))) },
      { fixed: head(WHOLE), hits: ['<meta name="Keywords" content="">'], page: head({ ...WHOLE, Keywords: '' }) },
      { hits: ['<meta name="sitename" content="另一个">'], page: head({ ...WHOLE, sitename: '另一个' }) },
      { hits: [], page: head(WHOLE) },
      { hits: [], page: head({ ...WHOLE, Author: '张三', viewport: 'width=device-width' }) },
      { body: '<p>片段没有页面标签。</p>', hits: [] },
    ],
    name: '页面标签',
    why: '《政府网站发展指引》规定网页必须带这些标签，全国政府网站检索和监测系统靠它们识别栏目和文章；缺了按不规范扣分。',
  },
  formats: new Set(['html-page', 'markdown']),
  id: 'page-tags',
  severity: 'error',
  source: '国办发〔2017〕47号《政府网站发展指引》附件 网页设计规范（页面标签）',
}
