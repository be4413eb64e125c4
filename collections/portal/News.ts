import type { CollectionConfig } from 'payload'

import { byRoles } from '../access/byRoles.ts'
import { contentFields } from '../fields/contentFields.ts'
import { contentEndpoints, contentHooks, draftVersions, reviewComponents } from '../fields/contentHooks.ts'
import { label, option } from '../fields/label.ts'

/** 新闻资讯. */
export const News: CollectionConfig = {
  slug: 'news',
  access: byRoles({ remove: ['reviewer'], write: ['editor', 'reviewer'] }),
  admin: { components: reviewComponents, defaultColumns: ['title', 'column', 'reviewState', 'publishedAt'], group: label('内容', 'Content'), listSearchableFields: ['title', 'slug', 'summary'], useAsTitle: 'title' },
  defaultSort: '-createdAt',
  endpoints: contentEndpoints(),
  fields: [
    ...contentFields(),
    { name: 'column', type: 'relationship', label: label('栏目', 'Column'), relationTo: 'columns', index: true, required: true },
    { name: 'alsoIn', type: 'relationship', label: label('同时出现在', 'Also in'), relationTo: 'columns', hasMany: true, index: true },
    { name: 'summary', type: 'textarea', label: label('摘要', 'Summary'), maxLength: 500 },
    { name: 'body', type: 'richText', label: label('正文', 'Body') },
    { name: 'cover', type: 'upload', label: label('封面图', 'Cover'), relationTo: 'media' },
    { name: 'attachments', type: 'relationship', label: label('附件', 'Attachments'), relationTo: 'attachments', hasMany: true },
    {
      name: 'source', type: 'group', label: label('来源', 'Source'),
      fields: [{ name: 'name', type: 'text', label: label('发布来源', 'Name') }, { name: 'url', type: 'text', label: label('原文链接', 'Original URL') }],
    },
    { name: 'author', type: 'text', label: label('作者', 'Author') },
    { name: 'keywords', type: 'text', label: label('关键词', 'Keywords'), hasMany: true },
    {
      name: 'terminals', type: 'select', label: label('展示终端', 'Terminals'), hasMany: true,
      options: [option('web', '门户网站', 'Web'), option('app', '移动应用', 'App'), option('wechat', '公众号', 'WeChat'), option('miniprogram', '小程序', 'Mini-programme')],
    },
    { name: 'sticky', type: 'checkbox', label: label('置顶', 'Sticky'), defaultValue: false },
  ],
  hooks: contentHooks(),
  indexes: [{ fields: ['column', '_status', 'publishedAt', 'createdAt'] }, { fields: ['alsoIn', '_status', 'publishedAt', 'createdAt'] }, { fields: ['column', 'firstPublishedAt'] }],
  labels: { plural: label('新闻资讯', 'News'), singular: label('新闻资讯', 'News') },
  trash: true,
  versions: draftVersions,
}
