import type { CollectionConfig } from 'payload'

import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import { label, type OpsParts, shownDate, shownJson, shownNumber, shownText } from './opsParts.ts'
import { systemCollection } from './systemCollection.ts'

/** The frozen result of one month and one column, with the articles that were counted. */
export const QuotaMonths = (parts: OpsParts): CollectionConfig =>
  systemCollection(parts, {
    columns: ['month', 'column', 'required', 'counted', 'state'],
    fields: [
      shownText('column', label('栏目', 'Column'), { index: true }),
      shownText('month', label('月份', 'Month'), { index: true }),
      shownNumber('required', label('应发', 'Required')),
      shownNumber('counted', label('计入', 'Counted')),
      shownJson('articles', label('计入的文章', 'Articles')),
      shownDate('frozenAt', label('冻结时间', 'Frozen at')),
      shownText('state', label('状态', 'State')),
    ],
    indexes: [{ fields: ['column', 'month'], unique: true }],
    labels: { plural: label('月度发布量', 'Quota months'), singular: label('月度发布量', 'Quota month') },
    slug: OPS_SLUGS.quotaMonths,
    title: 'month',
  })
