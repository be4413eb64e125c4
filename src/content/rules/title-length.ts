import type { Place } from '../model/contentNode.ts'
import type { Rule } from './rule.ts'

/** Longest title that lists and search results show whole, in characters. */
const LONGEST = 60

const NOWHERE: Place = { column: null, field: 'title', line: null, path: null }

/** A title must exist and stay short enough for lists. */
export const titleLength: Rule = {
  check: ({ document: { carries, meta, metaPlaces } }) => {
    if (!carries.has('title')) return []
    const place = metaPlaces.title ?? NOWHERE
    const length = [...(meta.title ?? '')].length
    if (length === 0) return [{ message: '标题为空，请填写', place, text: '' }]
    return length > LONGEST ? [{ message: `标题有 ${length} 字，应不超过 ${LONGEST} 字`, place, text: meta.title ?? '' }] : []
  },
  doc: {
    examples: [
      { body: '<p>正文。</p>', hits: [''], meta: { title: '' } },
      { body: '<p>正文。</p>', hits: [], meta: { title: '湖北国际贸易“单一窗口”上线新版查验免收费系统' } },
    ],
    name: '标题长度',
    why: '列表、检索结果和手机端只能显示有限的字数；没有标题的文章无法引用。',
  },
  id: 'title-length',
  severity: 'warning',
  source: '本站编辑规范',
}
