import type { FlattenedField, SanitizedCollectionConfig } from 'payload'

export type Data = Record<string, unknown>

/** Ids of one stored document per collection, for required relations. */
export type Refs = Readonly<Record<string, string>>

const month = (number: number): string => `${2030 + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`

const indicators = [{ key: 'a', max: 10, min: 0, name: '业务量', scoring: 'linear', weight: 100 }]

/** What the fields alone do not tell. A collection whose required fields are plain needs no line here. */
const SPECIAL: Readonly<Record<string, (refs: Refs, number: number) => Data>> = {
  evaluationSchemes: () => ({ from: '2026-01', indicators, state: 'active' }),
  evaluationScores: (_refs, number) => ({ period: month(number), values: [{ indicator: 'a', raw: 5 }] }),
  'payload-locked-documents': (refs) => ({ document: { relationTo: 'news', value: refs['news'] } }),
  redirects: (_refs, number) => ({ from: `/from-${number}`, status: 301, target: { kind: 'url', url: '/to/' } }),
  users: (_refs, number) => ({ email: `sample${number}@example.com`, password: 'Sampl3-Passw0rd!', roles: ['port'] }),
}

/** Fields that must differ between two copies although no field says `unique`. */
const VARIED: Readonly<Record<string, readonly string[]>> = { columns: ['slug'], evaluationScores: ['period'], quotaMonths: ['column'], redirects: ['from'] }

const valueOf = (field: FlattenedField, refs: Refs, number: number): unknown => {
  switch (field.type) {
    case 'checkbox': return false
    case 'date': return '2026-11-02T00:00:00.000Z'
    case 'email': return `sample${number}@example.com`
    case 'json': return {}
    case 'number': return number
    case 'relationship':
    case 'upload': {
      const [first] = Array.isArray(field.relationTo) ? field.relationTo : [field.relationTo]
      const id = refs[first ?? '']
      const one = Array.isArray(field.relationTo) ? { relationTo: first, value: id } : id
      return field.hasMany ? [one] : one
    }
    case 'select': {
      const [first] = field.options
      const value = typeof first === 'string' ? first : first?.value
      return field.hasMany ? [value] : value
    }
    default: return `${'name' in field ? field.name : 'x'}-${number}`
  }
}

const requiredOf = (fields: readonly FlattenedField[], refs: Refs, number: number): Data =>
  Object.fromEntries(
    fields.flatMap((field): [string, unknown][] => {
      if (field.type === 'group' || field.type === 'tab') return [[field.name, requiredOf(field.flattenedFields, refs, number)]]
      const isNeeded = 'required' in field && field.required === true && field.type !== 'array' && field.type !== 'blocks'
      return isNeeded && 'name' in field ? [[field.name, valueOf(field, refs, number)]] : []
    }),
  )

/** Data with which a document of the collection can be created by who may create one. */
export const sampleOf = ({ flattenedFields, slug }: SanitizedCollectionConfig, refs: Refs, number: number): Data => ({
  ...requiredOf(flattenedFields, refs, number),
  ...SPECIAL[slug]?.(refs, number),
})

/** New values for the fields in which no two documents may agree. */
export const variedOf = ({ flattenedFields, slug }: SanitizedCollectionConfig, number: number): Data => {
  const names = flattenedFields.flatMap((field) => ('name' in field && (('unique' in field && field.unique) || VARIED[slug]?.includes(field.name)) ? [field] : []))
  return Object.fromEntries(
    names.map((field) => {
      const special = SPECIAL[slug]?.({}, number)[field.name]
      return [field.name, special ?? valueOf(field, {}, number)]
    }),
  )
}

/** Texts with a form of their own, or that nobody changes by hand. */
const KEPT: readonly string[] = ['from', 'globalSlug', 'slug']

/** A small change that who may write may make: a plain text of the collection, or nothing where it has none. */
export const changeOf = ({ flattenedFields }: SanitizedCollectionConfig, number: number): Data => {
  const plain = flattenedFields.find((field) => (field.type === 'textarea' || (field.type === 'text' && !field.hasMany)) && !field.access?.update && !('unique' in field && field.unique) && !KEPT.includes(field.name))
  return plain && 'name' in plain ? { [plain.name]: `changed-${number}` } : {}
}
