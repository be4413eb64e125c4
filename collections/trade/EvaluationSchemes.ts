import type { CollectionConfig } from 'payload'

import { byRoles } from '../access/byRoles.ts'
import { freezeScheme } from '../../hooks/portal/scores/freezeScheme.ts'
import { STAFF } from '../access/roles.ts'
import { demoField } from '../fields/demoField.ts'
import { label, option } from '../fields/label.ts'
import { systemFields } from '../fields/systemField.ts'

/** 考核方案. */
export const EvaluationSchemes: CollectionConfig = {
  slug: 'evaluationSchemes',
  access: byRoles({ read: ['center', ...STAFF], remove: [], write: ['trade'] }),
  admin: { defaultColumns: ['name', 'version', 'from', 'state'], group: label('外贸', 'Trade'), listSearchableFields: ['name'], useAsTitle: 'name' },
  defaultSort: '-createdAt',
  fields: [
    { name: 'name', type: 'text', label: label('名称', 'Name'), required: true },
    { name: 'version', type: 'number', label: label('版本', 'Version'), required: true },
    { name: 'from', type: 'text', label: label('起用月份（YYYY-MM）', 'From month'), required: true, index: true },
    {
      name: 'state', type: 'select', label: label('状态', 'State'), defaultValue: 'draft', index: true,
      options: [option('draft', '草稿', 'Draft'), option('active', '启用', 'Active'), option('retired', '停用', 'Retired')],
    },
    {
      name: 'indicators', type: 'array', label: label('指标', 'Indicators'),
      fields: [
        { name: 'key', type: 'text', label: label('键', 'Key'), required: true },
        { name: 'name', type: 'text', label: label('名称', 'Name'), required: true },
        { name: 'weight', type: 'number', label: label('权重', 'Weight'), required: true },
        { name: 'unit', type: 'text', label: label('单位', 'Unit') },
        {
          name: 'scoring', type: 'select', label: label('计分方式', 'Scoring'), required: true,
          options: [option('linear', '线性', 'Linear'), option('steps', '分档', 'Steps'), option('threshold', '达标', 'Threshold'), option('manual', '人工', 'Manual')],
        },
        { name: 'min', type: 'number', label: label('下限', 'Minimum') },
        { name: 'max', type: 'number', label: label('上限', 'Maximum') },
        { name: 'steps', type: 'array', fields: [{ name: 'at', type: 'number', label: label('达到', 'At') }, { name: 'points', type: 'number', label: label('得分', 'Points') }], label: label('分档', 'Steps') },
        { name: 'threshold', type: 'number', label: label('达标值', 'Threshold') },
        {
          name: 'better', type: 'select', label: label('方向', 'Better'), defaultValue: 'higher',
          options: [option('higher', '越高越好', 'Higher'), option('lower', '越低越好', 'Lower')],
        },
      ],
    },
    ...systemFields([{ name: 'used', type: 'checkbox', defaultValue: false, label: label('已使用', 'Used') }]),
    demoField(),
  ],
  hooks: { beforeChange: [freezeScheme()] },
  labels: { plural: label('考核方案', 'Evaluation schemes'), singular: label('考核方案', 'Evaluation schemes') },
  trash: false,
}
