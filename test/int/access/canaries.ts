import { ObjectId } from 'mongodb'
import type { FlattenedField } from 'payload'

import type { Data } from './sampleData.ts'
import type { World } from './world.ts'

/** A field by its path, rows of an array marked `[]`: `title`, `source.url`, `values[].raw`. */
export type Leaf = { field: FlattenedField; path: string }

/** Every field of a collection down to its values; groups and rows are taken apart. */
export const leavesOf = (fields: readonly FlattenedField[], prefix = ''): Leaf[] =>
  fields.flatMap((field): Leaf[] => {
    if (!('name' in field) || field.type === 'join') return []
    const path = `${prefix}${field.name}`
    if (field.type === 'group' || field.type === 'tab') return leavesOf(field.flattenedFields, `${path}.`)
    if (field.type === 'array') return leavesOf(field.flattenedFields.filter((each) => !('name' in each) || each.name !== 'id'), `${path}[].`)
    return [{ field, path }]
  })

/** A rich text of one paragraph. */
export const lexical = (text: string) => ({
  root: { children: [{ children: [{ detail: 0, format: 0, mode: 'normal', style: '', text, type: 'text', version: 1 }], direction: null, format: '', indent: 0, textFormat: 0, textStyle: '', type: 'paragraph', version: 1 }], direction: null, format: '', indent: 0, type: 'root', version: 1 },
})

/** Values with a form of their own; a plain canary would be refused for its form and prove nothing. */
const FORMED: Readonly<Record<string, (number: number) => unknown>> = {
  'columns.contentRules[].limit': (number) => 10 + (number % 100),
  'columns.contentRules[].rule': () => 'summary-quality',
  'columns.quota.perMonth': (number) => 1 + (number % 30),
  'columns.slug': (number) => `canary-${number}`,
  'evaluationSchemes.from': () => '2031-05',
  'evaluationScores.period': (number) => `${2100 + Math.floor(number / 12)}-0${(number % 9) + 1}`,
  'evaluationScores.values[].indicator': () => 'a',
  'evaluationSchemes.indicators[].min': () => 3,
  'evaluationSchemes.indicators[].scoring': () => 'manual',
  'redirects.from': (number) => `/canary-${number}`,
  'redirects.status': () => 302,
  'redirects.target.kind': () => 'gone',
  'redirects.target.url': (number) => `/canary-${number}/`,
  'redirects.toPath': (number) => `/canary-${number}/`,
  'users.notify.quietFrom': (number) => `${String(number % 24).padStart(2, '0')}:${String(number % 60).padStart(2, '0')}`,
  'users.notify.quietTo': (number) => `${String(number % 24).padStart(2, '0')}:${String(number % 60).padStart(2, '0')}`,
  'users.apiKey': (number) => `canary-0123456789-abcdefghijklmnop-${number}`,
}

/** Rows an array needs around the one value tried. */
const ROWS: Readonly<Record<string, Data>> = {
  contentRules: { level: 'error', limit: 30, rule: 'title-length' },
  adjustments: { points: 1, reason: '理由' },
  indicators: { key: 'a', max: 10, min: 0, name: '业务量', scoring: 'linear', steps: [], weight: 100 },
  values: { indicator: 'a', raw: 5 },
}

const optionOther = (field: Extract<FlattenedField, { type: 'select' }>, stored: unknown): string => {
  const values = field.options.map((option) => (typeof option === 'string' ? option : option.value))
  return values.find((value) => value !== stored && !(Array.isArray(stored) && stored.includes(value))) ?? values[0] ?? ''
}

/** A value of the field's type that is not the stored one and can be told from every other. */
export const canaryOf = async (world: World, slug: string, { leaf: { field, path }, stored }: { leaf: Leaf; stored: unknown }): Promise<unknown> => {
  const number = world.next()
  const formed = FORMED[`${slug}.${path}`]
  if (formed) return formed(number)
  const many = <Value>(value: Value): unknown => ('hasMany' in field && field.hasMany ? [value] : value)
  switch (field.type) {
    case 'checkbox': return stored !== true
    case 'date': return `2031-05-05T00:00:00.${String(number % 1000).padStart(3, '0')}Z`
    case 'email': return `canary${number}@example.com`
    case 'json': return { canary: number }
    case 'number': return many(field.max === undefined ? 4_000 + number : field.max === stored ? field.max - 1 : field.max)
    case 'relationship':
    case 'upload': {
      const target = Array.isArray(field.relationTo) ? String(field.relationTo[0]) : field.relationTo
      const { id } = await world.clone(target, target === 'attachments' && slug === 'evaluationScores' ? { center: world.ids.ownCentre, purpose: 'evidence' } : {})
      return many(Array.isArray(field.relationTo) ? { relationTo: target, value: id } : id)
    }
    case 'richText': return lexical(`canary ${number}`)
    case 'select': return many(optionOther(field, stored))
    default: return many(path === 'id' ? String(new ObjectId()) : `canary-${number}`)
  }
}

/** What must come with a value for it to make sense. */
const WITH: Readonly<Record<string, Data>> = { 'target.document': { target: { kind: 'document', url: null } }, 'target.kind': { status: 410, target: { url: null } } }

/** The body of a request that sets one field. */
export const bodyOf = (path: string, value: unknown): Data => mergeBodies(WITH[path] ?? {}, nested(path, value))

const nested = (path: string, value: unknown): Data => {
  const [first = '', ...rest] = path.split('.')
  const name = first.replace('[]', '')
  if (rest.length === 0) return { [name]: value }
  const below = nested(rest.join('.'), value)
  return { [name]: first.endsWith('[]') ? [{ ...ROWS[name], ...below }] : below }
}

/** Bodies put together; the first rows of the same array become one. */
export const mergeBodies = (one: Data, other: Data): Data => {
  const merged = { ...one }
  for (const [key, value] of Object.entries(other)) {
    const before = merged[key]
    if (Array.isArray(before) && Array.isArray(value) && typeof before[0] === 'object') merged[key] = [mergeBodies(before[0] as Data, value[0] as Data)]
    else merged[key] = typeof before === 'object' && before !== null && typeof value === 'object' && value !== null && !Array.isArray(value) ? mergeBodies(before as Data, value as Data) : value
  }
  return merged
}

/** What is stored at a path; the first row of an array. */
export const valueAt = (document: unknown, path: string): unknown => {
  const [first = '', ...rest] = path.split('.')
  const value = (document as Data | null | undefined)?.[first.replace('[]', '')]
  const below = first.endsWith('[]') ? (value as unknown[] | undefined)?.[0] : value
  return rest.length === 0 ? below : valueAt(below, rest.join('.'))
}

/** Equal as stored: ids and dates as texts. */
export const sameValue = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
