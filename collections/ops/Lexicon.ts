import type { CollectionBeforeValidateHook, CollectionConfig, Field, StaticLabel } from 'payload'

import type { LexiconActions } from '../../hooks/lexiconActions.ts'
import { LEXICON_KINDS, type LexiconKind } from '../../src/content/lexicon/lexiconEntry.ts'
import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import { lexiconFiles } from './endpoints/lexiconFiles.ts'
import { label, OPS_GROUP, type OpsParts, writtenBy } from './opsParts.ts'

const KIND_LABELS: Readonly<Record<LexiconKind, StaticLabel>> = {
  allow: label('放行', 'Allowed'), name: label('名称', 'Name'), phrase: label('用语', 'Set phrase'), sensitive: label('敏感', 'Unwanted'), typo: label('错别字', 'Typo'), variant: label('异形词', 'Variant'),
}

const SEVERITY_OPTIONS = [{ label: label('错误', 'Error'), value: 'error' }, { label: label('警告', 'Warning'), value: 'warning' }, { label: label('提示', 'Hint'), value: 'hint' }]

const FIELDS: Field[] = [
  { index: true, label: label('错误写法', 'Wrong'), maxLength: 60, name: 'wrong', required: true, type: 'text', unique: true },
  { admin: { description: label('留空表示没有替换写法，只报告', 'Empty: reported without a replacement') }, label: label('正确写法', 'Right'), maxLength: 60, name: 'right', type: 'text' },
  { defaultValue: 'error', label: label('级别', 'Severity'), name: 'severity', options: SEVERITY_OPTIONS, required: true, type: 'select' },
  { defaultValue: 'typo', label: label('种类', 'Kind'), name: 'kind', options: LEXICON_KINDS.map((value) => ({ label: KIND_LABELS[value], value })), required: true, type: 'select' },
  { label: label('依据', 'Ground'), name: 'ground', type: 'text' },
  { admin: { description: label('含有错误写法的正确词语，例如“普通观众”含有“通观”', 'Right words that contain the wrong ones') }, hasMany: true, label: label('例外', 'Exceptions'), name: 'exceptions', type: 'text' },
  { admin: { description: label('停用的词条也会关掉随产品附带的同名词条', 'Switched off, it also silences the shipped entry') }, defaultValue: true, index: true, label: label('启用', 'Enabled'), name: 'enabled', type: 'checkbox' },
  { label: label('备注', 'Note'), name: 'note', type: 'textarea' },
]

/** The house's own wrong and unwanted words, beside those that come with the product. Who curates writes them; `guard` refuses contradictions. */
export const Lexicon = (parts: OpsParts, { actions, guard }: { actions: LexiconActions; guard: CollectionBeforeValidateHook }): CollectionConfig => {
  return {
    access: writtenBy(parts, parts.settings.access.curate),
    admin: { components: { beforeListTable: [`${parts.settings.components}/LexiconTools#LexiconTools`] }, defaultColumns: ['wrong', 'right', 'severity', 'kind', 'enabled', 'ground'], group: OPS_GROUP, listSearchableFields: ['wrong', 'right', 'ground'], useAsTitle: 'wrong' },
    dbName: OPS_SLUGS.lexicon,
    disableDuplicate: true,
    endpoints: lexiconFiles(parts, actions),
    fields: FIELDS,
    hooks: { beforeValidate: [guard] },
    labels: { plural: label('词库', 'Lexicon'), singular: label('词条', 'Lexicon entry') },
    slug: OPS_SLUGS.lexicon,
  }
}
