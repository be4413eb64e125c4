import type { CollectionConfig } from 'payload'

import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import { label, type OpsParts, shownCheck, shownDate, shownNumber, shownText } from './opsParts.ts'
import { systemCollection } from './systemCollection.ts'

/** Visits of the home page at regular intervals: whether and how fast it opened. */
export const Probes = (parts: OpsParts): CollectionConfig =>
  systemCollection(parts, {
    columns: ['at', 'ok', 'ms', 'status', 'error'],
    fields: [
      shownDate('at', label('时间', 'At'), { index: true }),
      shownCheck('ok', label('打开', 'Opened'), { index: true }),
      shownNumber('ms', label('用时（毫秒）', 'Milliseconds')),
      shownNumber('status', label('状态码', 'Status')),
      shownText('error', label('错误', 'Error')),
    ],
    labels: { plural: label('可用性探测', 'Availability probes'), singular: label('可用性探测', 'Availability probe') },
    slug: OPS_SLUGS.probes,
    title: 'at',
  })
