import type { Field } from 'payload'

const labelOf = (field: Field, name: string): string => {
  const label: unknown = 'label' in field ? field.label : undefined
  if (typeof label === 'string') return label
  return typeof label === 'object' && label !== null && 'zh' in label ? String(label.zh) : name
}

/** The Chinese labels of a collection's own fields, by name. */
export const labelsOf = (fields: readonly Field[]): Map<string, string> =>
  new Map(fields.flatMap((field): [string, string][] => ('name' in field && field.type !== 'ui' ? [[field.name, labelOf(field, field.name)]] : [])))
