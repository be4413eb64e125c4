import type { CollectionConfig } from 'payload'

import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import { hidden, label, type OpsParts, shownComponent, shownJson, shownNumber, shownSelect, shownText } from './opsParts.ts'
import { systemCollection } from './systemCollection.ts'

/** The verdict of the inspection profile on one day. */
export const InspectionDays = (parts: OpsParts): CollectionConfig =>
  systemCollection(parts, {
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
