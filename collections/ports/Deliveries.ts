import type { CollectionConfig } from 'payload'

import { byRoles } from '../access/byRoles.ts'
import { demoField } from '../fields/demoField.ts'
import { label, option } from '../fields/label.ts'
import { DAY_AND_TIME } from '../fields/systemField.ts'

/** 收发记录. */
export const Deliveries: CollectionConfig = {
  slug: 'deliveries',
  access: byRoles({ read: ['operator', 'auditor', 'port'], write: [] }),
  admin: { defaultColumns: ['subscription', 'sequence', 'direction', 'state'], group: label('口岸', 'Ports'), listSearchableFields: ['sequence'], useAsTitle: 'sequence' },
  defaultSort: '-createdAt',
  fields: [
    { name: 'subscription', type: 'relationship', label: label('订阅', 'Subscription'), relationTo: 'subscriptions', required: true, index: true },
    { name: 'sequence', type: 'number', label: label('序号', 'Sequence'), required: true },
    {
      name: 'direction', type: 'select', label: label('方向', 'Direction'), required: true,
      options: [option('in', '接收', 'In'), option('out', '发送', 'Out')],
    },
    { name: 'digest', type: 'text', label: label('摘要值', 'Digest') },
    { name: 'body', type: 'json', admin: { components: { Field: '/admin/JsonView#JsonView' } }, label: label('内容', 'Body') },
    {
      name: 'state', type: 'select', label: label('状态', 'State'), defaultValue: 'pending', index: true,
      options: [option('pending', '待发送', 'Pending'), option('sent', '已发送', 'Sent'), option('received', '已接收', 'Received'), option('failed', '失败', 'Failed'), option('duplicate', '重复', 'Duplicate')],
    },
    { name: 'attempts', type: 'number', label: label('尝试次数', 'Attempts'), defaultValue: 0 },
    { name: 'lastError', type: 'textarea', label: label('最近错误', 'Last error') },
    { name: 'at', type: 'date', admin: { date: DAY_AND_TIME }, label: label('时间', 'At'), index: true },
    demoField(),
  ],
  indexes: [{ fields: ['subscription', 'sequence'] }],
  labels: { plural: label('收发记录', 'Deliveries'), singular: label('收发记录', 'Deliveries') },
  trash: false,
}
