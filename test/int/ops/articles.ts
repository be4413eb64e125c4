import { lexicalEditor } from '@payloadcms/richtext-lexical'
import type { CollectionConfig } from 'payload'

const open = () => true

/** A collection with drafts, versions and a trash, as a small Payload project has it. */
export const articles: CollectionConfig = {
  access: { create: open, delete: open, read: open, readVersions: open, update: open },
  fields: [
    { name: 'title', required: true, type: 'text' },
    { name: 'slug', required: true, type: 'text', unique: true },
    { editor: lexicalEditor(), name: 'body', type: 'richText' },
    { fields: ['errorCount', 'warningCount', 'hintCount'].map((name) => ({ name, type: 'number' as const })), name: 'checkSummary', type: 'group' },
  ],
  slug: 'articles',
  trash: true,
  versions: { drafts: true },
}
