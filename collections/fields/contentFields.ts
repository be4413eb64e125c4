import type { Field } from 'payload'

import { PORTAL_SLUGS } from '../../src/shared/slugs.ts'
import { demoField } from './demoField.ts'
import { label, option } from './label.ts'
import { DAY_AND_TIME, systemFields } from './systemField.ts'

const users = PORTAL_SLUGS.users

/** Shown once it holds something: most documents were never scheduled, withdrawn or sent back. */
const whenSet = (name: string) => ({ condition: (data: Record<string, unknown>) => data[name] !== null && data[name] !== undefined && data[name] !== '' })

/** Shown by the review panel, so the form leaves it out; lists and filters know it. */
const IN_PANEL = { condition: () => false }

const reviewStates = [
  option('draft', '草稿', 'Draft'), option('submitted', '已送审', 'Submitted'), option('returned', '已退回', 'Returned'),
  option('approved', '已通过', 'Approved'), option('scheduled', '定时发布', 'Scheduled'), option('published', '已发布', 'Published'),
  option('withdrawn', '已撤回', 'Withdrawn'),
]

const reviewFields = (): Field[] => systemFields([
  { name: 'reviewState', type: 'select', defaultValue: 'draft', index: true, label: label('审核状态', 'Review state'), options: reviewStates },
  { name: 'submittedBy', type: 'relationship', admin: IN_PANEL, label: label('送审人', 'Submitted by'), relationTo: users },
  { name: 'submittedAt', type: 'date', admin: IN_PANEL, label: label('送审时间', 'Submitted at') },
  {
    name: 'approvals', type: 'array', admin: IN_PANEL, label: label('审核记录', 'Approvals'),
    fields: [
      { name: 'user', type: 'relationship', label: label('审核人', 'Approver'), relationTo: users },
      { name: 'at', type: 'date', admin: { date: DAY_AND_TIME }, label: label('时间', 'At') },
      { name: 'level', type: 'number', label: label('审级', 'Level') },
      { name: 'digest', type: 'text', label: label('内容摘要值', 'Content digest') },
      { name: 'comment', type: 'textarea', label: label('意见', 'Comment') },
    ],
  },
  {
    name: 'reviewComments', type: 'array', admin: IN_PANEL, label: label('批注', 'Comments'),
    fields: [
      { name: 'field', type: 'text', label: label('字段', 'Field') },
      { name: 'path', type: 'text', label: label('位置', 'Place') },
      { name: 'quote', type: 'textarea', label: label('原文', 'Quoted text') },
      { name: 'text', type: 'textarea', label: label('意见', 'Comment') },
      { name: 'by', type: 'relationship', label: label('审核人', 'Reviewer'), relationTo: users },
      { name: 'at', type: 'date', admin: { date: DAY_AND_TIME }, label: label('时间', 'At') },
      { name: 'doneBy', type: 'relationship', label: label('处理人', 'Dealt with by'), relationTo: users },
      { name: 'doneAt', type: 'date', admin: { date: DAY_AND_TIME }, label: label('已改时间', 'Dealt with at') },
    ],
  },
  { name: 'publishAt', type: 'date', admin: whenSet('publishAt'), index: true, label: label('定时发布时间', 'Publish at') },
  { name: 'firstPublishedAt', type: 'date', admin: whenSet('firstPublishedAt'), index: true, label: label('首次发布时间', 'First published at') },
  { name: 'withdrawnAt', type: 'date', admin: whenSet('withdrawnAt'), label: label('撤回时间', 'Withdrawn at') },
  { name: 'withdrawReason', type: 'textarea', admin: IN_PANEL, label: label('撤回原因', 'Reason of withdrawal') },
  { name: 'returnComment', type: 'textarea', admin: IN_PANEL, label: label('退回意见', 'Comment on sending back') },
  { name: 'editedBy', type: 'relationship', admin: IN_PANEL, hasMany: true, label: label('本版修改人', 'Edited by'), relationTo: users },
  { name: 'scheduledBy', type: 'relationship', admin: whenSet('scheduledBy'), label: label('定时发布人', 'Scheduled by'), relationTo: users },
  {
    name: 'emergency', type: 'group', admin: IN_PANEL, label: label('紧急发布', 'Emergency publication'),
    fields: [
      { name: 'open', type: 'checkbox', index: true, label: label('待补审', 'Approval overdue') },
      { name: 'reason', type: 'textarea', label: label('理由', 'Reason') },
      { name: 'by', type: 'relationship', label: label('发布人', 'Published by'), relationTo: users },
      { name: 'at', type: 'date', admin: { date: DAY_AND_TIME }, label: label('时间', 'At') },
    ],
  },
  { name: 'files', type: 'text', admin: { hidden: true }, hasMany: true, index: true, label: label('引用的图片和附件', 'Referred files') },
  { name: 'createdBy', type: 'relationship', admin: IN_PANEL, label: label('创建人', 'Created by'), relationTo: users },
  {
    name: 'checkSummary', type: 'group', label: label('内容检查', 'Content checks'),
    fields: [
      { name: 'errorCount', type: 'number', label: label('错误', 'Errors') },
      { name: 'warningCount', type: 'number', label: label('警告', 'Warnings') },
      { name: 'hintCount', type: 'number', label: label('提示', 'Hints') },
      { name: 'checkedAt', type: 'date', admin: { date: DAY_AND_TIME }, label: label('检查时间', 'Checked at') },
    ],
  },
])

/** Fields every reviewed collection has: title, slug, dates and the state of its review. */
export const contentFields = (title = label('标题', 'Title')): Field[] => [
  { name: 'reviewPanel', type: 'ui', admin: { components: { Field: '/admin/ReviewPanel#ReviewPanel' }, position: 'sidebar' } },
  { name: 'title', type: 'text', index: true, label: title, maxLength: 200, required: true },
  {
    name: 'slug', type: 'text', index: true, label: label('网址别名', 'Slug'), unique: true,
    admin: { description: label('留空则按标题拼音生成；首次发布后不再自动变化。', 'Made from the title when empty; frozen after publication.'), position: 'sidebar' },
  },
  { name: 'publishedAt', type: 'date', admin: { date: DAY_AND_TIME, position: 'sidebar' }, index: true, label: label('发布日期', 'Publication date') },
  { name: 'rev', type: 'number', admin: { hidden: true }, defaultValue: 0, label: label('修订号', 'Revision') },
  ...reviewFields(),
  demoField(),
]
