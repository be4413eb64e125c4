import type { Field } from 'payload'

const closed = { create: () => false, update: () => false }

/** Dates as people here write them; Payload's own default puts the month's name first. */
export const DAY_AND_TIME = { displayFormat: 'yyyy-MM-dd HH:mm', pickerAppearance: 'dayAndTime' } as const

/** A calendar day without a time. */
export const DAY_ONLY = { displayFormat: 'yyyy-MM-dd', pickerAppearance: 'dayOnly' } as const

/** Marks fields that only the system writes: no client may set them, the admin shows them read-only. */
export const systemFields = (fields: Field[]): Field[] =>
  fields.map((field) => {
    const date = field.type === 'date' ? { date: DAY_AND_TIME } : {}
    return { ...field, access: closed, admin: { ...date, ...field.admin, position: 'sidebar', readOnly: true } } as Field
  })
