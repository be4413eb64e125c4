import type { Access, CollectionConfig, CollectionSlug, Field, PayloadRequest, StaticLabel } from 'payload'

import { KINDS } from '../../src/notify/kinds.ts'
import type { AccessPredicate, ContentOpsSettings } from '../../src/plugin.options.ts'
import type { OpsSlug } from '../../src/shared/slugs.ts'
import type { LocalApi } from '../../src/store/localApi.ts'

/** What a factory of an operations collection is given. */
export type OpsParts = {
  /** The Local API as the system, inside the transaction of the request. */
  api: (req: PayloadRequest) => LocalApi
  /** Slugs of the host collections that findings, links and redirects may point at. */
  documents: CollectionSlug[]
  /** Runs the work in the transaction of the request; everything is undone when it throws. */
  inTransaction: <T>(req: PayloadRequest, work: () => Promise<T>) => Promise<T>
  settings: ContentOpsSettings
  /** Slug of the host's accounts. */
  users: CollectionSlug
}

/** Chinese first; Payload picks by the reader's language. */
export const label = (zh: string, en: string): StaticLabel => ({ en, zh })

/** One group in the admin's navigation for everything the extension adds. */
export const OPS_GROUP = { en: 'Operations', zh: '运维管理' }

/** Nobody by the API; the system writes through the Local API with access overridden. */
export const nobody: Access = () => false

/** What some people write and those who may read operations see. */
export const writtenBy = ({ settings: { access: { read } } }: OpsParts, write: AccessPredicate): NonNullable<CollectionConfig['access']> => ({
  admin: ({ req }) => read(req.user), create: ({ req }) => write(req.user), delete: ({ req }) => write(req.user), read: ({ req }) => read(req.user), readVersions: nobody, unlock: nobody,
  update: ({ req }) => write(req.user),
})

/** What operators write. */
export const operatorsWrite = (parts: OpsParts): NonNullable<CollectionConfig['access']> => writtenBy(parts, parts.settings.access.operate)

type Extra = { hasMany?: boolean; index?: boolean; required?: boolean; unique?: boolean }

const SHOWN = { readOnly: true }

/** A text that only the system writes. */
export const shownText = (name: string, text: StaticLabel, extra: Extra = {}): Field =>
  ({ admin: SHOWN, label: text, name, type: 'text', ...extra })

/** A number that only the system writes. */
export const shownNumber = (name: string, text: StaticLabel, extra: Omit<Extra, 'hasMany'> = {}): Field => ({
  admin: SHOWN, label: text, name, type: 'number', ...extra,
})

/** An instant that only the system writes; shown with the time of day. */
export const shownDate = (name: string, text: StaticLabel, extra: Omit<Extra, 'hasMany'> = {}): Field => ({
  admin: { ...SHOWN, date: { displayFormat: 'yyyy-MM-dd HH:mm:ss', pickerAppearance: 'dayAndTime' } }, label: text, name, type: 'date', ...extra,
})

/** Structured data that only the system writes. */
export const shownJson = (name: string, text: StaticLabel): Field => ({ admin: SHOWN, label: text, name, type: 'json' })

/** A field whose value another part of the view shows. */
export const hidden = (field: Field): Field => ({ ...field, admin: { ...field.admin, hidden: true } }) as Field

/** A yes or no that only the system writes. */
export const shownCheck = (name: string, text: StaticLabel, extra: Omit<Extra, 'hasMany'> = {}): Field => ({
  admin: SHOWN, defaultValue: false, label: text, name, type: 'checkbox', ...extra,
})

/** A choice that only the system writes. `options` maps the stored value to its label. */
export const shownSelect = (name: string, text: StaticLabel, options: Record<string, StaticLabel>): Field => ({
  admin: SHOWN, index: true, label: text, name, options: Object.entries(options).map(([value, shown]) => ({ label: shown, value })), type: 'select',
})

/** A reference to any of the host's documents; left out where the host named none. */
export const documentField = ({ documents }: OpsParts): Field[] =>
  documents.length === 0 ? [] : [{ index: true, label: label('文档', 'Document'), name: 'document', relationTo: documents, type: 'relationship' }]

/** A reference to another of the extension's own collections; a host's generated types do not know its slug. */
export const opsReference = (name: string, text: StaticLabel, slug: OpsSlug): Field => ({
  admin: SHOWN, index: true, label: text, name, relationTo: slug as CollectionSlug, type: 'relationship',
})

/** A component of the extension in the edit view; it holds no value. `component` is the folder and the name in it. */
export const shownComponent = ({ settings }: OpsParts, component: string): Field => ({
  admin: { components: { Field: `${settings.components}/${component}#${component}` } }, name: `show${component}`, type: 'ui',
})

/** Buttons that are the same in the list and in the edit view: the components `<name>Cell` and `<name>` of one folder. */
export const listActions = ({ settings }: OpsParts, component: string): Field => ({
  admin: { components: { Cell: `${settings.components}/${component}#${component}Cell`, Field: `${settings.components}/${component}#${component}` }, disableListColumn: false },
  label: label('处理', 'Actions'),
  name: `${component.charAt(0).toLowerCase()}${component.slice(1)}`,
  type: 'ui',
})

/** The kind of a notice, in words. */
export const noticeKindField = (): Field =>
  shownSelect('kind', label('类别', 'Kind'), Object.fromEntries(Object.entries(KINDS).map(([kind, rule]) => [kind, label(rule.label.zh, rule.label.en)])))

/** A reference to an account. */
export const userField = (parts: OpsParts, name: string, text: StaticLabel): Field => ({
  admin: SHOWN, index: true, label: text, name, relationTo: parts.users, type: 'relationship',
})
