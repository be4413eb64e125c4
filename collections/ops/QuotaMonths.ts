import type { CollectionConfig, PayloadRequest } from 'payload'

import type { FileAnswer } from '../../src/shared/fileAnswer.ts'
import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import { fileEndpoint } from './endpoints/fileEndpoint.ts'
import { hidden, label, type OpsParts, shownComponent, shownDate, shownJson, shownNumber, shownSelect, shownText } from './opsParts.ts'
import { systemCollection } from './systemCollection.ts'

/** The frozen result of one month and one column, with the articles that were counted. `make` writes the report of `GET /api/quotaMonths/export`. */
export const QuotaMonths = (parts: OpsParts, make: (req: PayloadRequest) => Promise<FileAnswer>): CollectionConfig => {
  const collection = systemCollection(parts, {
    columns: ['month', 'column', 'required', 'counted', 'state'],
    fields: [
      shownText('column', label('栏目', 'Column'), { index: true }),
      shownText('month', label('月份', 'Month'), { index: true }),
      shownNumber('required', label('应发', 'Required')),
      shownNumber('counted', label('计入', 'Counted')),
      shownSelect('state', label('结论', 'State'), { fulfilled: label('达标', 'Fulfilled'), missed: label('未达标', 'Missed') }),
      shownComponent(parts, 'QuotaArticles'),
      hidden(shownJson('articles', label('计入的文章', 'Articles'))),
      shownDate('frozenAt', label('冻结时间', 'Frozen at')),
      shownText('digest', label('证据摘要（SHA-256）', 'Digest of the evidence')),
    ],
    indexes: [{ fields: ['column', 'month'], unique: true }],
    labels: { plural: label('月度发布量', 'Quota months'), singular: label('月度发布量', 'Quota month') },
    slug: OPS_SLUGS.quotaMonths,
    title: 'month',
  })
  return {
    ...collection,
    admin: { ...collection.admin, components: { beforeListTable: [`${parts.settings.components}/QuotaStandings#QuotaStandings`] } },
    defaultSort: '-month',
    endpoints: [fileEndpoint({ make, may: (req) => parts.settings.access.read(req.user), path: '/export', refused: '当前账号不能查看发布量 (not allowed)。' })],
  }
}
