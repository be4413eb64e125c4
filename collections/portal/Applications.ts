import type { CollectionConfig } from 'payload'

import { byRoles } from '../access/byRoles.ts'
import { demoField } from '../fields/demoField.ts'
import { label, option } from '../fields/label.ts'

/** 应用目录. */
export const Applications: CollectionConfig = {
  slug: 'applications',
  access: byRoles({ remove: [], write: ['editor', 'reviewer'] }),
  admin: { defaultColumns: ['name', 'list', 'category', 'status'], group: label('内容', 'Content'), listSearchableFields: ['name'], useAsTitle: 'name' },
  defaultSort: '-createdAt',
  fields: [
    {
      name: 'list', type: 'select', label: label('清单', 'List'), required: true, index: true,
      options: [option('central', '中央标准应用', 'Central'), option('local', '地方特色应用', 'Local')],
    },
    { name: 'seq', type: 'number', label: label('序号', 'Number'), required: true },
    { name: 'key', type: 'text', label: label('唯一键', 'Key'), unique: true, index: true, required: true },
    { name: 'category', type: 'text', label: label('类别', 'Category'), index: true },
    { name: 'categorySource', type: 'text', label: label('类别来源', 'Category source') },
    { name: 'name', type: 'text', label: label('名称', 'Name'), index: true, required: true },
    { name: 'entryUrl', type: 'text', label: label('入口地址', 'Entry URL') },
    { name: 'owner', type: 'text', label: label('责任单位', 'Owner') },
    {
      name: 'status', type: 'select', label: label('状态', 'Status'), defaultValue: 'running', index: true,
      options: [option('running', '运行中', 'Running'), option('maintenance', '维护中', 'Maintenance'), option('offline', '已下线', 'Offline')],
    },
    { name: 'description', type: 'textarea', label: label('说明', 'Description') },
    { name: 'order', type: 'number', label: label('排序', 'Order'), defaultValue: 0 },
    demoField(),
  ],
  labels: { plural: label('应用目录', 'Applications'), singular: label('应用目录', 'Applications') },
  trash: false,
}
