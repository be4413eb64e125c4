import type { CollectionConfig, Config, DateField, Field } from 'payload'

/** A day is a day in every zone and keeps Payload's picker; an instant gets one that knows Beijing time. */
const inBeijing = (field: DateField, components: string): DateField => {
  const dayOnly = field.admin?.date?.pickerAppearance === 'dayOnly'
  const Cell = { clientProps: { dayOnly }, path: `${components}/ShanghaiDateCell#ShanghaiDateCell` }
  const own = dayOnly ? { Cell } : { Cell, Field: `${components}/ShanghaiDateField#ShanghaiDateField` }
  return { ...field, admin: { ...field.admin, components: { ...own, ...field.admin?.components } } }
}

const within = (field: Field, components: string): Field => {
  if (field.type === 'date') return inBeijing(field, components)
  if (field.type === 'tabs') return { ...field, tabs: field.tabs.map((tab) => ({ ...tab, fields: tab.fields.map((one) => within(one, components)) })) }
  return 'fields' in field && Array.isArray(field.fields) ? { ...field, fields: field.fields.map((one) => within(one, components)) } : field
}

/** Payload adds these after the plugins ran; declared here as Payload does, they are shown like every other instant. */
const timestampsOf = ({ fields, timestamps }: CollectionConfig): DateField[] => {
  if (timestamps === false) return []
  const declared = new Set(fields.map((field) => ('name' in field ? field.name : null)))
  return (['updatedAt', 'createdAt'] as const).filter((name) => !declared.has(name)).map((name) => ({
    admin: { disableBulkEdit: true, hidden: true }, index: true, label: ({ t }) => t(`general:${name}`), name, type: 'date',
  }))
}

/** Payload's head of a document shows these two in the browser's zone. */
const withTimes = ({ admin }: CollectionConfig, components: string): CollectionConfig['admin'] => {
  const edit = admin?.components?.edit
  const beforeDocumentControls = [...(edit?.beforeDocumentControls ?? []), `${components}/ShanghaiTimes#ShanghaiTimes`]
  return { ...admin, components: { ...admin?.components, edit: { ...edit, beforeDocumentControls } } }
}

const withDates = (collection: CollectionConfig, components: string): CollectionConfig =>
  ({ ...collection, admin: withTimes(collection, components), fields: [...collection.fields, ...timestampsOf(collection)].map((field) => within(field, components)) })

/** Every instant in the admin is shown and entered in Beijing time, whatever the browser's zone. `components` is the folder of the import map. */
export const shanghaiDates = (components: string) => (config: Config): Config =>
  ({ ...config, collections: (config.collections ?? []).map((collection) => withDates(collection, components)) })
