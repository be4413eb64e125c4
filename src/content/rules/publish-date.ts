import { shanghaiDay } from '../../shared/shanghai.ts'
import type { ContentView } from '../model/contentView.ts'
import { dayOf } from './helper/dayOf.ts'
import { metaPlace } from './helper/metaPlace.ts'
import type { Rule } from './rule.ts'

const MINUTE = /^\d{4}[-‐-―−]\d{2}[-‐-―−]\d{2}[ T]([01]\d|2[0-3])[:：][0-5]\d(?:[:：][0-5]\d)?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?$/
const DAY = /^\d{4}[-‐-―−]\d{2}[-‐-―−]\d{2}$/

/** Page tags state the minute; front matter may leave it out. */
const isWellWritten = (text: string, { document: { format } }: ContentView): boolean => MINUTE.test(text) || (format !== 'html-page' && DAY.test(text))

/** The date of publication is there, can be read, exists, and has come. A stored document may be scheduled. */
export const publishDate: Rule = {
  check: (view, { now }) => {
    const { document } = view
    const { carries, format, meta: { publishedAt } } = document
    if (!carries.has('publishedAt') || format === 'lexical') return []
    const place = metaPlace(document, 'publishedAt')
    if (publishedAt === null) return format === 'html-page' ? [] : [{ message: '没有发布日期，没有日期的信息按未更新计', place, text: '' }]
    const day = dayOf(publishedAt)
    if (day === null) return [{ message: `发布日期“${publishedAt}”不是有效的日期，应写作“2026-03-01 09:30”`, place, text: publishedAt }]
    if (day > shanghaiDay(now)) return [{ message: `发布日期 ${day} 还没有到，请核对`, place, text: publishedAt }]
    return isWellWritten(publishedAt, view) ? [] : [{ message: `发布日期“${publishedAt}”格式不对，应写作“2026-03-01 09:30”`, place, severity: 'warning', text: publishedAt }]
  },
  doc: {
    examples: [
      ...['2026-02-30', '去年三月', '2026-13-01 10:00', '2027-01-05', '2026/3/1', '2026年3月1日'].map((publishedAt) => ({ body: '<p>正文。</p>', hits: [publishedAt], meta: { publishedAt } })),
      { body: '<p>正文。</p>', hits: [''], meta: { publishedAt: '' } },
      ...['2026-03-01', '2026-03-01 09:30', '2026—03—01 09:30', '2026-03-01T09:30:00+08:00', '2026-11-24'].map((publishedAt) => ({ body: '<p>正文。</p>', hits: [], meta: { publishedAt } })),
    ],
    name: '发布日期',
    why: '没有标明发布日期的信息在检查中视为未更新；日期写错、写成将来的日子会被当成造假。',
  },
  id: 'publish-date',
  severity: 'error',
  source: '国办发〔2017〕47号《政府网站发展指引》网页设计规范（PubDate：YYYY-MM-DD HH:MM）',
}
