import type { CollectionConfig } from 'payload'

import { byRoles } from '../access/byRoles.ts'
import { STAFF } from '../access/roles.ts'
import { demoField } from '../fields/demoField.ts'
import { label, option } from '../fields/label.ts'

/** 节假日. */
export const Holidays: CollectionConfig = {
  slug: 'holidays',
  access: byRoles({ read: ['admin', ...STAFF], write: ['admin', 'operator'] }),
  admin: { defaultColumns: ['date', 'name', 'kind'], group: label('账号', 'Accounts'), listSearchableFields: ['name'], useAsTitle: 'name' },
  defaultSort: '-createdAt',
  fields: [
    { name: 'date', type: 'text', label: label('日期（YYYY-MM-DD）', 'Date'), index: true, unique: true, required: true },
    { name: 'name', type: 'text', label: label('名称', 'Name'), required: true },
    {
      name: 'kind', type: 'select', label: label('类型', 'Kind'), required: true,
      options: [option('off', '放假', 'Off'), option('work', '调休上班', 'Working')],
    },
    { name: 'year', type: 'number', label: label('年份', 'Year'), index: true, required: true },
    { name: 'source', type: 'text', label: label('来源', 'Source') },
    demoField(),
  ],
  labels: { plural: label('节假日', 'Holidays'), singular: label('节假日', 'Holidays') },
  trash: false,
}
