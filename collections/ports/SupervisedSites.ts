import type { CollectionConfig } from 'payload'

import { byRoles } from '../access/byRoles.ts'
import { demoField } from '../fields/demoField.ts'
import { label, option } from '../fields/label.ts'

/** 监管场所. */
export const SupervisedSites: CollectionConfig = {
  slug: 'supervisedSites',
  access: byRoles({ remove: [], write: ['port'] }),
  admin: { defaultColumns: ['name', 'code', 'city', 'status'], group: label('口岸', 'Ports'), listSearchableFields: ['name'], useAsTitle: 'name' },
  defaultSort: '-createdAt',
  fields: [
    { name: 'name', type: 'text', label: label('名称', 'Name'), index: true, required: true },
    { name: 'code', type: 'text', label: label('场所代码', 'Code'), index: true, unique: true, required: true },
    { name: 'kind', type: 'text', label: label('类型', 'Kind') },
    { name: 'city', type: 'text', label: label('城市', 'City') },
    { name: 'address', type: 'text', label: label('地址', 'Address') },
    { name: 'operatorName', type: 'text', label: label('经营单位', 'Operator') },
    { name: 'contact', type: 'text', label: label('联系人', 'Contact') },
    {
      name: 'status', type: 'select', label: label('状态', 'Status'), defaultValue: 'active',
      options: [option('active', '启用', 'Active'), option('inactive', '停用', 'Inactive')],
    },
    demoField(),
  ],
  labels: { plural: label('监管场所', 'Supervised sites'), singular: label('监管场所', 'Supervised sites') },
  trash: false,
}
