import type { CollectionConfig, PayloadRequest } from 'payload'

import type { FileAnswer } from '../../src/shared/fileAnswer.ts'
import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import { fileEndpoint } from './endpoints/fileEndpoint.ts'
import { hidden, label, type OpsParts, shownComponent, shownJson, shownNumber, shownSelect, shownText } from './opsParts.ts'
import { systemCollection } from './systemCollection.ts'

/** The verdict of the inspection profile on one day. `make` writes the report of `GET /api/inspectionDays/report`. */
export const InspectionDays = (parts: OpsParts, make: (req: PayloadRequest) => Promise<FileAnswer>): CollectionConfig => {
  const collection = systemCollection(parts, {
    columns: ['day', 'verdict', 'score'],
    fields: [
      shownText('day', label('日期', 'Day'), { index: true, required: true, unique: true }),
      shownSelect('verdict', label('结论', 'Verdict'), { failed: label('不合格', 'Failed'), passed: label('合格', 'Passed'), vetoed: label('单项否决', 'Vetoed') }),
      shownNumber('score', label('得分', 'Score')),
      shownComponent(parts, 'InspectionItems'),
      hidden(shownJson('items', label('明细', 'Items'))),
    ],
    labels: { plural: label('每日检查结论', 'Inspection days'), singular: label('每日检查结论', 'Inspection day') },
    slug: OPS_SLUGS.inspectionDays,
    title: 'day',
  })
  return {
    ...collection,
    admin: { ...collection.admin, components: { beforeListTable: [`${parts.settings.components}/InspectionTrend#InspectionTrend`] } },
    defaultSort: '-day',
    endpoints: [fileEndpoint({ make, may: (req) => parts.settings.access.read(req.user), path: '/report', refused: '当前账号不能查看检查结论 (not allowed)。' })],
  }
}
