import type { CollectionConfig } from 'payload'

import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import { hidden, label, type OpsParts, shownDate, shownSelect, shownText } from './opsParts.ts'
import { systemCollection } from './systemCollection.ts'

/** Something that needs a person, open until it is over; one open row per key. */
export const Incidents = (parts: OpsParts): CollectionConfig =>
  systemCollection(parts, {
    columns: ['title', 'kind', 'severity', 'state', 'openedAt'],
    fields: [
      shownText('kind', label('类别', 'Kind'), { index: true }),
      shownText('title', label('标题', 'Title'), { required: true }),
      shownText('detail', label('详情', 'Detail')),
      shownSelect('severity', label('级别', 'Severity'), { danger: label('危险', 'Danger'), error: label('错误', 'Error'), warning: label('警告', 'Warning'), hint: label('提示', 'Hint') }),
      shownSelect('state', label('状态', 'State'), { open: label('未关闭', 'Open'), closed: label('已关闭', 'Closed') }),
      shownDate('openedAt', label('开始', 'Opened at')),
      shownDate('closedAt', label('关闭', 'Closed at')),
      shownText('key', label('标识', 'Key'), { index: true }),
      shownText('source', label('来源', 'Source')),
      hidden(shownText('columns', label('涉及栏目', 'Columns'), { hasMany: true })),
      hidden(shownDate('toldAt', label('通知时间', 'Told at'))),
    ],
    indexes: [{ fields: ['state', 'key'] }],
    labels: { plural: label('事件', 'Incidents'), singular: label('事件', 'Incident') },
    slug: OPS_SLUGS.incidents,
    title: 'title',
  })
