import type { CollectionConfig } from 'payload'

import { byRoles } from '../access/byRoles.ts'
import { columnRules } from '../fields/columnRules.ts'
import { demoField } from '../fields/demoField.ts'
import { label, option } from '../fields/label.ts'
import { DAY_AND_TIME, systemFields } from '../fields/systemField.ts'
import { guardColumn, guardColumnDelete } from '../../hooks/portal/guardColumn.ts'
import { setColumnPath } from '../../hooks/portal/setColumnPath.ts'
import { closeColumnAddress, keepColumnWithContent } from '../../hooks/portal/keepColumnWithContent.ts'
import { mergeEndpoint } from '../../hooks/portal/mergeEndpoint.ts'
import { moveColumnsBelow } from '../../hooks/portal/moveColumnsBelow.ts'
import { fillSlug } from '../../hooks/portal/fillSlug.ts'
import { quotaFault } from '../../src/quota/quotaFault.ts'
import { systemClock } from '../../src/shared/clock.ts'

/** 栏目. */
export const Columns: CollectionConfig = {
  slug: 'columns',
  access: byRoles({ write: ['reviewer'] }),
  admin: { defaultColumns: ['title', 'path', 'class', 'order'], group: label('内容', 'Content'), listSearchableFields: ['title', 'path'], useAsTitle: 'title' },
  defaultSort: '-createdAt',
  endpoints: [mergeEndpoint(systemClock)],
  fields: [
    { name: 'mergeColumn', type: 'ui', admin: { components: { Field: '/admin/MergeColumn#MergeColumn' }, position: 'sidebar' } },
    { name: 'title', type: 'text', label: label('栏目名称', 'Title'), required: true },
    { name: 'slug', type: 'text', admin: { description: label('网址中的一段；留空则按名称拼音生成。', 'One path segment; made from the title when empty.') }, index: true, label: label('网址别名', 'Slug') },
    { name: 'parent', type: 'relationship', label: label('上级栏目', 'Parent'), relationTo: 'columns', index: true },
    ...systemFields([{ name: 'path', type: 'text', index: true, label: label('完整路径', 'Path'), unique: true }]),
    { name: 'order', type: 'number', label: label('排序', 'Order'), defaultValue: 0, index: true },
    {
      name: 'class', type: 'select', label: label('栏目类别', 'Class'), defaultValue: 'other',
      options: [option('dynamic', '要闻动态', 'News'), option('notice', '通知公告', 'Notices'), option('policy', '政策文件', 'Policies'), option('other', '其他', 'Other')],
    },
    { name: 'columnType', type: 'text', label: label('栏目类型（页面标签）', 'Column type') },
    { name: 'keywords', type: 'text', label: label('关键词', 'Keywords'), hasMany: true },
    { name: 'description', type: 'textarea', label: label('栏目说明', 'Description') },
    { name: 'editors', type: 'relationship', label: label('栏目编辑', 'Editors'), relationTo: 'users', hasMany: true },
    { name: 'reviewers', type: 'relationship', label: label('栏目审核人', 'Reviewers'), relationTo: 'users', hasMany: true },
    {
      name: 'display', type: 'group', label: label('展示规则', 'Display'),
      fields: [
        {
          name: 'terminals', type: 'select', label: label('展示终端', 'Terminals'), hasMany: true,
          options: [option('web', '门户网站', 'Web'), option('app', '移动应用', 'App'), option('wechat', '公众号', 'WeChat'), option('miniprogram', '小程序', 'Mini-programme')],
        },
        {
          name: 'template', type: 'select', label: label('模板', 'Template'), defaultValue: 'list',
          options: [option('list', '列表', 'List'), option('cards', '卡片', 'Cards'), option('links', '链接', 'Links')],
        },
        { name: 'pageSize', type: 'number', label: label('每页条数', 'Page size'), defaultValue: 20, max: 50, min: 10 },
        { name: 'visibleFrom', type: 'date', admin: { date: DAY_AND_TIME }, label: label('展示起', 'Visible from') },
        { name: 'visibleTo', type: 'date', admin: { date: DAY_AND_TIME }, label: label('展示止', 'Visible to') },
      ],
    },
    { name: 'reviewLevels', type: 'number', label: label('审核级数', 'Review levels'), defaultValue: 1, max: 3, min: 1 },
    {
      name: 'quota', type: 'group', label: label('发布量要求', 'Quota'),
      fields: [
        {
          name: 'perMonth', type: 'number', admin: { description: label('篇数，1 至 31 的整数；不要求请留空。', 'Articles, 1 to 31; empty: none') }, label: label('每月至少', 'Per month'),
          validate: (value: unknown) => quotaFault(value) ?? true,
        },
        { name: 'responsible', type: 'relationship', label: label('责任人', 'Responsible'), relationTo: 'users', hasMany: true },
      ],
    },
    columnRules(),
    {
      name: 'inspection', type: 'group', label: label('检查指标', 'Inspection'),
      fields: [
        { name: 'exempt', type: 'checkbox', defaultValue: false, label: label('不要求更新', 'Owes no updates') },
        { name: 'exemptReason', type: 'text', admin: { condition: (_data, { exempt }) => exempt === true }, label: label('理由', 'Reason') },
      ],
    },
    { name: 'rev', type: 'number', label: label('修订号', 'Revision'), admin: { hidden: true }, defaultValue: 0 },
    demoField(),
  ],
  hooks: {
    afterChange: [moveColumnsBelow(systemClock)],
    afterDelete: [closeColumnAddress(systemClock)],
    beforeChange: [guardColumn(), setColumnPath()],
    beforeDelete: [guardColumnDelete(), keepColumnWithContent()],
    beforeValidate: [fillSlug()],
  },
  labels: { plural: label('栏目', 'Columns'), singular: label('栏目', 'Columns') },
  trash: false,
}
