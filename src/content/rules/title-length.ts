import { metaPlace } from './helper/metaPlace.ts'
import { limitOf } from './profile.ts'
import type { Rule } from './rule.ts'

/** Longest title that lists and search results show whole, in characters. */
const LONGEST = 60

/** Words that name a kind of text and nothing of this one. */
const SAYS_NOTHING = /^(?:标题|通知|公告|通告|公示|新闻|动态|要闻|快讯|信息|文章|无标题|未命名|新建文档|文档\d*|新建 ?Microsoft Word 文档|untitled|document\d*|new page|index)$/i

/** A title exists, says something, and stays short enough for lists. */
export const titleLength: Rule = {
  check: ({ document }, { profile }) => {
    const { carries, meta } = document
    if (!carries.has('title')) return []
    const place = metaPlace(document, 'title')
    const title = meta.title ?? ''
    const longest = limitOf(profile, 'title-length', LONGEST)
    const length = [...title].length
    if (length === 0) return [{ message: '标题为空，请填写', place, text: '' }]
    if (SAYS_NOTHING.test(title)) return [{ message: `标题“${title}”没有说明内容，请写具体`, place, text: title }]
    return length > longest ? [{ message: `标题有 ${length} 字，应不超过 ${longest} 字`, place, text: title }] : []
  },
  doc: {
    examples: [
      { body: '<p>正文。</p>', hits: [''], meta: { title: '' } },
      { body: '<p>正文。</p>', hits: ['通知'], meta: { title: '通知' } },
      { body: '<p>正文。</p>', hits: ['关于'.padEnd(62, '进一步做好口岸工作')], meta: { title: '关于'.padEnd(62, '进一步做好口岸工作') } },
      { body: '<p>正文。</p>', hits: [], meta: { title: '湖北国际贸易“单一窗口”上线新版查验免收费系统' } },
      { body: '<p>正文。</p>', hits: [], meta: { title: '联系我们' } },
    ],
    name: '标题长度',
    why: '列表、检索结果和手机端只能显示有限的字数；没有标题的文章无法引用，只写“通知”的标题等于没有。栏目可调整字数。',
  },
  id: 'title-length',
  limit: { max: 120, min: 10, unit: '字', usual: LONGEST },
  severity: 'warning',
  source: '本站编辑规范（标题）',
}
