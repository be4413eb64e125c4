import type { CollectionConfig } from 'payload'

import { byRoles } from '../access/byRoles.ts'
import { STAFF } from '../access/roles.ts'
import { staffOrOwnCentre } from '../access/staffOrOwnCentre.ts'
import { demoField } from '../fields/demoField.ts'
import { label, option } from '../fields/label.ts'

/** 外综服务中心. */
export const Centers: CollectionConfig = {
  slug: 'centers',
  access: { ...byRoles({ remove: [], write: ['trade'] }), read: staffOrOwnCentre({ field: 'id', roles: ['admin', ...STAFF] }) },
  admin: { defaultColumns: ['name', 'region', 'status'], group: label('外贸', 'Trade'), listSearchableFields: ['name'], useAsTitle: 'name' },
  defaultSort: '-createdAt',
  fields: [
    { name: 'name', type: 'text', label: label('名称', 'Name'), index: true, required: true },
    { name: 'slug', type: 'text', label: label('网址别名', 'Slug'), index: true, unique: true, required: true },
    { name: 'region', type: 'text', label: label('市州', 'Region'), index: true },
    { name: 'address', type: 'text', label: label('地址', 'Address') },
    { name: 'phone', type: 'text', label: label('电话', 'Phone') },
    { name: 'contact', type: 'text', label: label('联系人', 'Contact') },
    { name: 'serviceWindow', type: 'text', label: label('服务窗口', 'Service window') },
    { name: 'order', type: 'number', label: label('排序', 'Order'), defaultValue: 0 },
    {
      name: 'status', type: 'select', label: label('状态', 'Status'), defaultValue: 'active',
      options: [option('active', '启用', 'Active'), option('inactive', '停用', 'Inactive')],
    },
    demoField(),
  ],
  labels: { plural: label('外综服务中心', 'Service centres'), singular: label('外综服务中心', 'Service centres') },
  trash: false,
}
