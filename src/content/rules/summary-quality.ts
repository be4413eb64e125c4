import { foldTitle } from '../copies/foldTitle.ts'
import { metaPlace } from './helper/metaPlace.ts'
import { limitOf } from './profile.ts'
import type { Rule } from './rule.ts'

/** Longest summary that lists and search results show, in characters. */
const LONGEST = 200
const SHORTEST = 8

/** A summary says in a sentence or two what the title does not. A page's missing Description is told with its page tags. */
export const summaryQuality: Rule = {
  check: ({ document }, { profile }) => {
    const { carries, format, meta: { summary, title } } = document
    if (!carries.has('summary')) return []
    const place = metaPlace(document, 'summary')
    if (summary === null) return format === 'html-page' ? [] : [{ message: '没有摘要，请用一两句话概括内容', place, text: '' }]
    const longest = limitOf(profile, 'summary-quality', LONGEST)
    const length = [...summary].length
    if (title !== null && foldTitle(summary) === foldTitle(title)) return [{ message: '摘要与标题相同，请另写一两句话概括内容', place, text: summary }]
    if (length > longest) return [{ message: `摘要有 ${length} 字，应不超过 ${longest} 字`, place, text: summary.slice(0, 60) }]
    return length < SHORTEST ? [{ message: `摘要只有 ${length} 字，没有概括内容`, place, severity: 'hint', text: summary }] : []
  },
  doc: {
    examples: [
      { body: '<p>正文。</p>', hits: ['新版系统上线通知公告'], meta: { summary: '新版系统上线通知公告', title: '新版系统上线通知公告' } },
      { body: '<p>正文。</p>', hits: [''], meta: { summary: '', title: '新版系统上线' } },
      { body: '<p>正文。</p>', hits: ['湖北外贸稳中有进，'.repeat(30).slice(0, 60)], meta: { summary: '湖北外贸稳中有进，'.repeat(30), title: '外贸运行情况' } },
      { body: '<p>正文。</p>', hits: [], meta: { summary: '新版系统增加退税申报，企业一次填报即可办理。', title: '新版系统上线' } },
    ],
    name: '摘要',
    why: '摘要出现在列表、检索结果和分享卡片里；与标题相同或过长就失去作用。',
  },
  id: 'summary-quality',
  limit: { max: 500, min: 20, unit: '字', usual: LONGEST },
  severity: 'warning',
  source: '国办发〔2017〕47号《政府网站发展指引》网页设计规范（Description）',
}
