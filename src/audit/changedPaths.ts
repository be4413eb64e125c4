import { SECRET_NAMES } from './secretNames.ts'

/** One changed place: its path, and digests of what stood there and what stands there now; `null` for nothing. */
export type ChangedPath = { after: null | string; before: null | string; path: string }

export type Digest = (text: string) => string

type Fields = Record<string, unknown>

/** Kept by the database itself; they change with every save. */
const NOISE = new Set(['createdAt', 'id', 'updatedAt'])

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

/** A populated relation counts as its id: how deep a document was read is no change. */
const isPopulated = (value: Fields): boolean => 'id' in value && ('createdAt' in value || 'updatedAt' in value || Object.keys(value).length === 1)

const isSecret = (name: string): boolean => SECRET_NAMES.has(name)

const plain = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(plain)
  if (!isFields(value)) return value ?? null
  if (isPopulated(value)) return value.id
  const names = Object.keys(value).filter((name) => !isSecret(name)).sort()
  return Object.fromEntries(names.map((name) => [name, plain(value[name])]))
}

/** Rich text is one place; a group is as many as it has fields. */
const isGroup = (value: unknown): value is Fields => isFields(value) && !isPopulated(value) && !('root' in value) && !('relationTo' in value)

const textOf = (value: unknown): null | string => {
  const flat = plain(value)
  return flat === null || flat === '' || (Array.isArray(flat) && flat.length === 0) ? null : JSON.stringify(flat)
}

const compare = (path: string, [before, after]: readonly [unknown, unknown], digest: Digest): ChangedPath[] => {
  if (isGroup(before) || isGroup(after)) return compareFields([isFields(before) ? before : {}, isFields(after) ? after : {}], `${path}.`, digest)
  const [was, is] = [textOf(before), textOf(after)]
  return was === is ? [] : [{ after: is === null ? null : digest(is), before: was === null ? null : digest(was), path }]
}

const compareFields = ([before, after]: readonly [Fields, Fields], prefix: string, digest: Digest): ChangedPath[] => {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return names
    .filter((name) => !isSecret(name) && !(prefix === '' && NOISE.has(name)))
    .flatMap((name) => compare(`${prefix}${name}`, [before[name], after[name]], digest))
}

/**
 * The paths at which two states of a document differ, sorted, with digests in place of values. Secrets, ids and the
 * database's own dates are left out; nothing, an empty text and an empty list are the same.
 * @param digest should be keyed, or short values could be guessed from it
 */
export const changedPaths = (before: Fields | null | undefined, after: Fields | null | undefined, digest: Digest): ChangedPath[] =>
  compareFields([before ?? {}, after ?? {}], '', digest)
