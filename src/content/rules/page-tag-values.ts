import { foldTitle } from '../copies/foldTitle.ts'
import type { PageTag } from '../model/contentDocument.ts'
import type { ContentView } from '../model/contentView.ts'
import { dayOf } from './helper/dayOf.ts'
import { isBlank } from './helper/isBlank.ts'
import { shownDate } from './helper/shownFacts.ts'
import type { Hit, Rule } from './rule.ts'

/** Types of columns of the annex, its variants in print, and the classes of the inspection rules. */
const COLUMN_TYPES = new Set([
  '首页', '概况信息', '机构职能', '负责人信息', '领导信息', '工作动态', '政务动态', '要闻动态', '新闻动态', '新闻资讯', '通知公告', '公示公告', '公告公示', '政策文件', '政策法规', '信息公开指南', '信息公开目录', '信息公开年报',
  '依申请公开', '法定主动公开内容', '数据发布', '数据开放', '数据开发', '政策解读', '回应关切', '办事服务', '咨询投诉', '征集调查', '在线访谈', '互动交流', '人事信息', '财政信息', '规划计划', '专题专栏', '其他',
])

const tagOf = ({ document }: ContentView, name: string): PageTag | null =>
  (document.pageTags ?? []).find((tag) => tag.name.trim().toLowerCase() === name.toLowerCase() && !isBlank(tag.content)) ?? null

const hit = (tag: PageTag, message: string): Hit[] => [{ message, place: tag.place, text: `<meta name="${tag.name}" content="${tag.content}">` }]

const title = (view: ContentView): Hit[] => {
  const tag = tagOf(view, 'ArticleTitle')
  const [heading, ...more] = view.blocks.filter(({ level, text }) => level === 1 && !isBlank(text))
  if (!tag || !heading || more.length > 0 || foldTitle(heading.text) === foldTitle(tag.content)) return []
  return hit(tag, `ArticleTitle 与页面上的标题“${heading.text.trim()}”不一致`)
}

const minuteOf = (text: string): null | string => /(\d{1,2})[:：](\d{2})/.exec(text)?.slice(1).map((part) => part.padStart(2, '0')).join(':') ?? null

const date = (view: ContentView): Hit[] => {
  const tag = tagOf(view, 'PubDate')
  const shown = shownDate(view)
  if (!tag || !shown) return []
  const [stated, seen] = [dayOf(tag.content), dayOf(shown.text)]
  const [minute, shownMinute] = [minuteOf(tag.content), minuteOf(shown.text)]
  const differs = stated !== seen || (minute !== null && shownMinute !== null && minute !== shownMinute)
  return stated !== null && seen !== null && differs ? hit(tag, `PubDate 与页面上显示的“${shown.text}”不一致`) : []
}

const column = (view: ContentView): Hit[] => {
  const tag = tagOf(view, 'ColumnType')
  return tag && !COLUMN_TYPES.has(tag.content.trim()) ? hit(tag, `栏目类型“${tag.content}”不在规定的类型之中`) : []
}

const page = (tags: string, body: string): string => `<!doctype html><html><head><title>x</title>${tags}</head><body>${body}</body></html>`

/** Page tags say what the page shows. */
export const pageTagValues: Rule = {
  check: (view) => [...title(view), ...date(view), ...column(view)],
  doc: {
    examples: [
      { hits: ['<meta name="ArticleTitle" content="旧标题">'], page: page('<meta name="ArticleTitle" content="旧标题">', '<h1>新标题</h1>') },
      { hits: ['<meta name="PubDate" content="2026-03-01 09:30">'], page: page('<meta name="PubDate" content="2026-03-01 09:30">', '<h1>x</h1><p>发布时间：2026-03-05 09:30</p>') },
      { hits: ['<meta name="ColumnType" content="wenzhang">'], page: page('<meta name="ColumnType" content="wenzhang">', '<h1>x</h1>') },
      { hits: [], page: page('<meta name="ArticleTitle" content="“单一窗口”上线"><meta name="PubDate" content="2026-03-01 09:30"><meta name="ColumnType" content="工作动态">', '<h1>“单一窗口” 上线</h1><p>来源：省商务厅　发布时间：2026年3月1日</p>') },
      { hits: [], page: page('<meta name="PubDate" content="2026-03-01 09:30">', '<h1>x</h1><p>会议时间：2026年3月5日</p>'), note: '会议的时间不是发布时间' },
    ],
    name: '页面标签与页面不符',
    why: '标签写的标题、日期与页面显示的不同，监测系统会按标签记账，日期不符还会被当成造假。',
  },
  formats: new Set(['html-page']),
  id: 'page-tag-values',
  severity: 'error',
  source: '国办发〔2017〕47号《政府网站发展指引》附件 网页设计规范（页面标签）',
}
