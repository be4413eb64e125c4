import type { CollectionConfig, Field } from 'payload'

import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import { documentField, label, type OpsParts, opsReference, shownNumber, shownSelect, shownText } from './opsParts.ts'
import { systemCollection } from './systemCollection.ts'

const unindexed = (field: Field): Field => ({ ...field, index: false }) as Field

/** One row per place at which a link stands: a field of a document, or a line of a page. */
export const LinkOccurrences = (parts: OpsParts): CollectionConfig => ({
  ...systemCollection(parts, {
    columns: ['url', 'source', 'pageUrl', 'field', 'text'],
    fields: [
      unindexed(opsReference('target', label('目标', 'Target'), OPS_SLUGS.linkTargets)),
      shownText('url', label('链接', 'URL')),
      unindexed(shownSelect('source', label('来源', 'Source'), { document: label('文档', 'Document'), page: label('页面', 'Page') })),
      ...documentField(parts),
      shownText('field', label('字段', 'Field')),
      shownText('nodePath', label('节点路径', 'Node path')),
      shownText('pageUrl', label('页面', 'Page')),
      shownNumber('line', label('行', 'Line')),
      shownNumber('column', label('列', 'Column')),
      shownText('element', label('元素', 'Element')),
      shownText('attribute', label('属性', 'Attribute')),
      shownText('text', label('文字', 'Text')),
    ],
    // A run writes a row per place, and every index costs each of them: one per query, none on a prefix of another, no times.
    indexes: [{ fields: ['source', 'pageUrl'] }, { fields: ['url', 'source'] }],
    labels: { plural: label('链接位置', 'Link occurrences'), singular: label('链接位置', 'Link occurrence') },
    slug: OPS_SLUGS.linkOccurrences,
    title: 'url',
  }),
  defaultSort: 'url',
  timestamps: false,
})
