import { copyOf } from './helper/copyOf.ts'
import { metaPlace } from './helper/metaPlace.ts'
import type { Rule } from './rule.ts'

const OLD = '为方便企业办理业务，湖北国际贸易“单一窗口”新增出口退税申报功能。企业登录后选择“税费办理”，即可在线提交申请。系统自动核对报关单信息，企业不必重复录入。使用中遇到问题可拨打服务热线咨询。'
const earlier = [{ path: 'a/old', publishedAt: '2025-06-01', text: OLD, title: '新增出口退税申报功能' }]

/** The same article again under a later date. */
export const redated: Rule = {
  check: (view, context) => {
    const copy = copyOf(view, context)
    if (!copy?.redated) return []
    return [{
      message: `这是 ${copy.of.publishedAt?.slice(0, 10) ?? ''} 已发布的《${copy.of.title}》（${copy.of.path}），内容未变、只改了日期；请撤下或改写`,
      place: metaPlace(view.document, 'publishedAt'), text: view.document.meta.publishedAt ?? '',
    }]
  },
  doc: {
    examples: [
      { body: `<p>${OLD}</p>`, earlier, hits: ['2026-11-02'], meta: { publishedAt: '2026-11-02', title: '新增出口退税申报功能' } },
      { body: `<p>${OLD}</p>`, earlier: [{ path: 'a/new', publishedAt: '2026-11-20', text: OLD, title: '新增出口退税申报功能' }], hits: [], meta: { publishedAt: '2026-11-02', title: '新增出口退税申报功能' }, note: '另一篇更晚，这一篇是原文' },
    ],
    name: '旧闻改日期重发',
    why: '把旧文章换个日期再发，属于检查中单项否决的“伪造发稿日期”。需要重申的，应另写说明并链接到原文。',
  },
  id: 'redated',
  severity: 'error',
  source: '国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》（伪造发稿日期）；湖北省政府网站检查通报',
}
