import type { CollectionConfig, Field } from 'payload'

import { nobody, OPS_GROUP, type OpsParts } from './opsParts.ts'

type Declaration = Pick<CollectionConfig, 'fields' | 'indexes' | 'labels' | 'slug'> & { beforeListTable?: string; columns: string[]; title: string }

/** Payload's own JSON editor loads its code from a foreign host, which a closed network and our page policy refuse. */
const withJsonView = (field: Field, components: string): Field =>
  field.type === 'json' ? { ...field, admin: { ...field.admin, components: { Field: `${components}/JsonView#JsonView` } } } : field

/**
 * A collection that people read and only the system writes: every operation is closed to the API except `read`
 * for those who may read operations.
 */
export const systemCollection = (parts: OpsParts, { beforeListTable, columns, fields, title, ...declaration }: Declaration): CollectionConfig => {
  const read: CollectionConfig['access'] = { read: ({ req }) => parts.settings.access.read(req.user) }
  return {
    ...declaration,
    access: { ...read, admin: ({ req }) => parts.settings.access.read(req.user), create: nobody, delete: nobody, readVersions: nobody, unlock: nobody, update: nobody },
    admin: { ...(beforeListTable ? { components: { beforeListTable: [`${parts.settings.components}/${beforeListTable}#${beforeListTable}`] } } : {}), defaultColumns: columns, group: OPS_GROUP, useAsTitle: title },
    defaultSort: '-updatedAt',
    // The adapter's default would lower-case the name; jobs and delivery reach these rows through the driver by their slug.
    dbName: declaration.slug,
    disableDuplicate: true,
    enableQueryPresets: false,
    fields: fields.map((field) => withJsonView(field, parts.settings.components)),
    lockDocuments: false,
  }
}
