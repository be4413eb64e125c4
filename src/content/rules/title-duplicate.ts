import { foldTitle } from '../copies/foldTitle.ts'
import type { EarlierDocument } from '../copies/earlierIndex.ts'
import { isEarlier } from './helper/isEarlier.ts'
import { metaPlace } from './helper/metaPlace.ts'
import type { Rule } from './rule.ts'

const earlier: readonly EarlierDocument[] = [{ path: 'a/old', publishedAt: '2026-01-05', text: '正文。', title: '关于开展“查验免收费”宣传的通知' }]

/** Two documents of one title cannot be told apart in lists and search results. The later one is told. */
export const titleDuplicate: Rule = {
  check: ({ document }, context) => {
    const { meta: { title }, path } = document
    if (title === null || foldTitle(title) === '') return []
    const other = context.earlier.titled(title).find((one) => one.path !== path && isEarlier(one, document))
    return other ? [{ message: `与 ${other.path} 的标题相同，请在标题里写明区别（时间、地区、批次）`, place: metaPlace(document, 'title'), text: title }] : []
  },
  doc: {
    examples: [
      { body: '<p>正文。</p>', earlier, hits: ['关于开展“查验免收费”宣传的通知'], meta: { publishedAt: '2026-03-01', title: '关于开展“查验免收费”宣传的通知' } },
      { body: '<p>正文。</p>', earlier, hits: ['关于开展"查验免收费"宣传的通知'], meta: { publishedAt: '2026-03-01', title: '关于开展"查验免收费"宣传的通知' }, note: '只有标点不同' },
      { body: '<p>正文。</p>', earlier, hits: [], meta: { publishedAt: '2026-03-01', title: '关于开展“查验免收费”宣传的通知（第二批）' } },
      { body: '<p>正文。</p>', earlier, hits: [], meta: { publishedAt: '2025-12-01', title: '关于开展“查验免收费”宣传的通知' }, note: '这一篇更早' },
    ],
    name: '标题重复',
    why: '同名文章在列表和检索结果里分不清哪一篇是新的，也常常是重复发布。',
  },
  id: 'title-duplicate',
  severity: 'warning',
  source: '本站编辑规范（标题）',
}
