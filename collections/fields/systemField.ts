import type { Field } from 'payload'

const closed = { create: () => false, update: () => false }

/** Marks fields that only the system writes: no client may set them, the admin shows them read-only. */
export const systemFields = (fields: Field[]): Field[] =>
  fields.map((field) => ({ ...field, access: closed, admin: { ...field.admin, position: 'sidebar', readOnly: true } }) as Field)
