import type { CollectionConfig } from 'payload'

import { byRoles } from '../access/byRoles.ts'
import { demoField } from '../fields/demoField.ts'
import { label, option } from '../fields/label.ts'

/** 数据订阅. */
export const Subscriptions: CollectionConfig = {
  slug: 'subscriptions',
  access: byRoles({ read: ['operator', 'auditor', 'port'], remove: [], write: ['operator'] }),
  admin: { defaultColumns: ['name', 'direction', 'partner', 'state'], group: label('口岸', 'Ports'), listSearchableFields: ['name'], useAsTitle: 'name' },
  defaultSort: '-createdAt',
  fields: [
    { name: 'name', type: 'text', label: label('名称', 'Name'), required: true },
    {
      name: 'direction', type: 'select', label: label('方向', 'Direction'), required: true,
      options: [option('in', '接收', 'In'), option('out', '发送', 'Out')],
    },
    { name: 'partner', type: 'text', label: label('对方系统', 'Partner') },
    { name: 'schema', type: 'json', admin: { components: { Field: '/admin/JsonEdit#JsonEdit' } }, label: label('数据结构', 'Schema') },
    { name: 'endpoint', type: 'text', label: label('接口地址', 'Endpoint') },
    { name: 'keyRef', type: 'text', label: label('密钥引用名', 'Key reference') },
    { name: 'nextSequence', type: 'number', label: label('下一序号', 'Next sequence'), defaultValue: 1 },
    {
      name: 'state', type: 'select', label: label('状态', 'State'), defaultValue: 'active',
      options: [option('active', '启用', 'Active'), option('paused', '暂停', 'Paused')],
    },
    demoField(),
  ],
  labels: { plural: label('数据订阅', 'Subscriptions'), singular: label('数据订阅', 'Subscriptions') },
  trash: false,
}
