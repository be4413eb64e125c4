import type { CollectionConfig } from 'payload'

import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import { label, type OpsParts, shownJson, shownText } from './opsParts.ts'
import { systemCollection } from './systemCollection.ts'

/** The verdict of the inspection profile on one day. */
export const InspectionDays = (parts: OpsParts): CollectionConfig =>
  systemCollection(parts, {
    columns: ['day', 'verdict'],
    fields: [
      shownText('day', label('日期', 'Day'), { index: true, required: true, unique: true }),
      shownText('verdict', label('结论', 'Verdict')),
      shownJson('items', label('明细', 'Items')),
    ],
    labels: { plural: label('每日检查结论', 'Inspection days'), singular: label('每日检查结论', 'Inspection day') },
    slug: OPS_SLUGS.inspectionDays,
    title: 'day',
  })
