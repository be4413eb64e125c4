import type { CollectionConfig, FilterOptions, Where } from 'payload'

import { byRoles } from '../access/byRoles.ts'
import { fillScore, markSchemeUsed } from '../../hooks/portal/scores/scoreHooks.ts'
import { scoreEndpoints } from '../../hooks/portal/scores/scoreEndpoints.ts'
import { idOf } from '../../src/shared/idOf.ts'
import { systemClock } from '../../src/shared/clock.ts'
import { fieldForRoles, STAFF } from '../access/roles.ts'
import { staffOrOwnCentre } from '../access/staffOrOwnCentre.ts'
import { demoField } from '../fields/demoField.ts'
import { label, option } from '../fields/label.ts'
import { DAY_AND_TIME, systemFields } from '../fields/systemField.ts'

const tradeOnly = { update: fieldForRoles('trade') }
/** A score shows evidence of its own centre, or what the trade office itself put in. */
const ownEvidence: FilterOptions = ({ data }) => {
  const center: Where[] = [{ center: { equals: idOf(data?.['center']) } }, { center: { exists: false } }]
  const all: Where[] = [{ purpose: { equals: 'evidence' } }, { or: center }]
  return { and: all }
}

const closed = { create: () => false, update: () => false }

/** 考核得分. */
export const EvaluationScores: CollectionConfig = {
  slug: 'evaluationScores',
  access: { ...byRoles({ remove: [], write: ['trade'] }), read: staffOrOwnCentre({ field: 'center', roles: STAFF }), update: staffOrOwnCentre({ field: 'center', only: { state: { equals: 'draft' } }, roles: ['trade'] }) },
  admin: { defaultColumns: ['center', 'period', 'total', 'rank', 'state'], group: label('外贸', 'Trade'), listSearchableFields: ['period'], useAsTitle: 'period' },
  defaultSort: '-createdAt',
  disableDuplicate: true,
  endpoints: scoreEndpoints(systemClock),
  fields: [
    { name: 'center', access: tradeOnly, type: 'relationship', label: label('中心', 'Centre'), relationTo: 'centers', required: true, index: true },
    { name: 'period', access: tradeOnly, type: 'text', label: label('月份（YYYY-MM）', 'Period'), required: true, index: true },
    { name: 'scheme', access: tradeOnly, type: 'relationship', label: label('方案', 'Scheme'), relationTo: 'evaluationSchemes', required: true },
    {
      name: 'values', type: 'array', label: label('指标值', 'Values'),
      fields: [
        { name: 'indicator', type: 'text', label: label('指标键', 'Indicator'), required: true },
        { name: 'raw', type: 'number', label: label('原始值', 'Raw value') },
        { name: 'points', type: 'number', label: label('得分', 'Points'), access: closed },
        { name: 'evidence', type: 'textarea', label: label('依据', 'Evidence') },
        { name: 'file', type: 'upload', label: label('证明材料', 'File'), relationTo: 'attachments', filterOptions: ownEvidence },
      ],
    },
    {
      name: 'adjustments', type: 'array', access: tradeOnly, label: label('加减分', 'Adjustments'),
      fields: [{ name: 'points', type: 'number', label: label('分值', 'Points'), required: true }, { name: 'reason', type: 'text', label: label('理由', 'Reason'), required: true }],
    },
    ...systemFields([
      { name: 'total', type: 'number', label: label('总分', 'Total') },
      { name: 'rank', type: 'number', label: label('名次', 'Rank') },
      {
        name: 'state', type: 'select', label: label('状态', 'State'), defaultValue: 'draft', index: true,
        options: [option('draft', '草稿', 'Draft'), option('confirmed', '已确认', 'Confirmed'), option('published', '已发布', 'Published')],
      },
      { name: 'enteredBy', type: 'relationship', label: label('录入人', 'Entered by'), relationTo: 'users' },
      { name: 'editedBy', type: 'relationship', hasMany: true, label: label('录入和修改人', 'Edited by'), relationTo: 'users' },
      { name: 'confirmedBy', type: 'relationship', label: label('确认人', 'Confirmed by'), relationTo: 'users' },
      { name: 'publishedBy', type: 'relationship', label: label('发布人', 'Published by'), relationTo: 'users' },
      { name: 'publishedAt', type: 'date', admin: { date: DAY_AND_TIME }, label: label('发布时间', 'Published at') },
      { name: 'revision', type: 'number', label: label('修订版次', 'Revision'), defaultValue: 1 },
      { name: 'supersedes', type: 'relationship', label: label('更正自', 'Supersedes'), relationTo: 'evaluationScores' },
      { name: 'current', type: 'checkbox', label: label('当前有效', 'Current'), defaultValue: false, index: true },
      { name: 'key', type: 'text', label: label('唯一键', 'Key'), index: true, unique: true },
    ]),
    { name: 'reason', type: 'textarea', access: tradeOnly, label: label('更正理由', 'Reason') },
    demoField(),
  ],
  hooks: { afterChange: [markSchemeUsed()], beforeChange: [fillScore()] },
  indexes: [{ fields: ['period', 'state', 'current'] }],
  labels: { plural: label('考核得分', 'Evaluation scores'), singular: label('考核得分', 'Evaluation scores') },
  trash: false,
}
