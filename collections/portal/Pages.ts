import type { CollectionConfig } from 'payload'

import { byRoles } from '../access/byRoles.ts'
import { contentFields } from '../fields/contentFields.ts'
import { contentEndpoints, contentHooks, draftVersions, reviewComponents } from '../fields/contentHooks.ts'
import { label } from '../fields/label.ts'

/** 静态页面. */
export const Pages: CollectionConfig = {
  slug: 'pages',
  access: byRoles({ remove: ['reviewer'], write: ['editor', 'reviewer'] }),
  admin: { components: reviewComponents, defaultColumns: ['title', 'column', 'reviewState', 'publishedAt'], group: label('内容', 'Content'), listSearchableFields: ['title'], useAsTitle: 'title' },
  defaultSort: '-createdAt',
  endpoints: contentEndpoints(),
  fields: [
    ...contentFields(),
    { name: 'column', type: 'relationship', label: label('栏目', 'Column'), relationTo: 'columns', index: true, required: true },
    { name: 'summary', type: 'textarea', label: label('摘要', 'Summary'), maxLength: 500 },
    { name: 'body', type: 'richText', label: label('正文', 'Body') },
    { name: 'keywords', type: 'text', label: label('关键词', 'Keywords'), hasMany: true },
  ],
  hooks: contentHooks(),
  indexes: [{ fields: ['column', '_status', 'publishedAt', 'createdAt'] }],
  labels: { plural: label('静态页面', 'Pages'), singular: label('静态页面', 'Pages') },
  trash: true,
  versions: draftVersions,
}
