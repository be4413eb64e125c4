import type { CollectionConfig } from 'payload'

import { byRoles } from '../access/byRoles.ts'
import { contentFields } from '../fields/contentFields.ts'
import { contentEndpoints, contentHooks, draftVersions, reviewComponents } from '../fields/contentHooks.ts'
import { label } from '../fields/label.ts'
import { DAY_ONLY } from '../fields/systemField.ts'

/** 常见问题. */
export const Faqs: CollectionConfig = {
  slug: 'faqs',
  access: byRoles({ remove: ['reviewer'], write: ['editor', 'reviewer'] }),
  admin: { components: reviewComponents, defaultColumns: ['title', 'category', 'reviewState'], group: label('内容', 'Content'), listSearchableFields: ['title'], useAsTitle: 'title' },
  defaultSort: '-createdAt',
  endpoints: contentEndpoints(),
  fields: [
    ...contentFields(label('问题', 'Question')),
    { name: 'answer', type: 'richText', label: label('解答', 'Answer') },
    { name: 'category', type: 'text', label: label('分类', 'Category'), index: true },
    { name: 'applications', type: 'relationship', label: label('相关应用', 'Applications'), relationTo: 'applications', hasMany: true },
    { name: 'reviewBy', type: 'date', admin: { date: DAY_ONLY }, label: label('复核日期', 'Review by'), index: true },
  ],
  hooks: contentHooks(),
  labels: { plural: label('常见问题', 'FAQ'), singular: label('常见问题', 'FAQ') },
  trash: true,
  versions: draftVersions,
}
