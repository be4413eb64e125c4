import type { CollectionConfig } from 'payload'

import { byRoles } from '../access/byRoles.ts'
import { demoField } from '../fields/demoField.ts'
import { label, option } from '../fields/label.ts'
import { DAY_ONLY } from '../fields/systemField.ts'

/** 查验免收费记录. */
export const WaiverRecords: CollectionConfig = {
  slug: 'waiverRecords',
  access: byRoles({ remove: [], write: ['port'] }),
  admin: { defaultColumns: ['sourceId', 'site', 'date', 'amountCents'], group: label('口岸', 'Ports'), listSearchableFields: ['sourceId'], useAsTitle: 'sourceId' },
  defaultSort: '-createdAt',
  fields: [
    { name: 'sourceId', type: 'text', label: label('来源编号', 'Source id'), index: true, unique: true, required: true },
    { name: 'site', type: 'relationship', label: label('场所', 'Site'), relationTo: 'supervisedSites', required: true, index: true },
    { name: 'date', type: 'date', admin: { date: DAY_ONLY }, label: label('日期', 'Date'), required: true, index: true },
    { name: 'declarationNo', type: 'text', label: label('报关单号', 'Declaration no.'), index: true },
    { name: 'containers', type: 'number', label: label('集装箱数', 'Containers'), min: 0 },
    {
      name: 'feeKind', type: 'select', label: label('费用种类', 'Fee kind'),
      options: [option('hoisting', '吊装', 'Hoisting'), option('shifting', '移位', 'Shifting'), option('storage', '仓储', 'Storage'), option('opening', '开箱', 'Opening'), option('unpacking', '掏箱', 'Unpacking')],
    },
    { name: 'amountCents', type: 'number', label: label('金额（分）', 'Amount in cents'), min: 0 },
    { name: 'policy', type: 'relationship', label: label('依据政策', 'Policy'), relationTo: 'feeWaiverPolicies', index: true },
    {
      name: 'channel', type: 'select', label: label('来源', 'Channel'), defaultValue: 'import',
      options: [option('import', '导入', 'Import'), option('subscription', '订阅', 'Subscription')],
    },
    {
      name: 'confirmed', type: 'select', label: label('场所确认', 'Confirmed'), defaultValue: 'pending', index: true,
      options: [option('pending', '待确认', 'Pending'), option('confirmed', '已确认', 'Confirmed'), option('disputed', '有异议', 'Disputed')],
    },
    demoField(),
  ],
  indexes: [{ fields: ['site', 'date'] }],
  labels: { plural: label('查验免收费记录', 'Waiver records'), singular: label('查验免收费记录', 'Waiver records') },
  trash: false,
}
