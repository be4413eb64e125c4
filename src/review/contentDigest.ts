import { createHash } from 'node:crypto'

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)

/** What a reader could not tell apart becomes equal: key order, ids of rows, absent and empty values. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (value instanceof Date) return value.toISOString()
  if (value === null || typeof value !== 'object') return value ?? null
  const entries = Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
    const plain = canonical(item)
    return key === 'id' || isEmpty(plain) ? [] : [[key, plain]]
  })
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(canonical(value))).digest('hex')

/** Fields of the review that only the system writes; a client's value for them is never taken. */
export const REVIEW_FIELDS = [
  'approvals', 'checkSummary', 'createdBy', 'editedBy', 'emergency', 'firstPublishedAt', 'publishAt', 'returnComment', 'reviewComments', 'reviewState', 'scheduledBy',
  'submittedAt', 'submittedBy', 'withdrawnAt', 'withdrawReason',
] as const

const NOT_CONTENT: ReadonlySet<string> = new Set([
  ...REVIEW_FIELDS, '_status', 'collection', 'createdAt', 'deletedAt', 'demo', 'files', 'globalType', 'id', 'rev', 'updatedAt', 'validity',
])

const contentOf = (doc: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(doc).filter(([key]) => !NOT_CONTENT.has(key)))

/** SHA-256 of what a reader would see of a document: key order, ids of rows and the system's own fields do not count. */
export const contentDigest = (doc: Readonly<Record<string, unknown>>): string => hash(contentOf(doc))

/** Names of the content fields in which two states of a document differ, sorted. */
export const changedFields = (before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): string[] => {
  const [one, other] = [contentOf(before), contentOf(after)]
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()
  return names.filter((name) => hash({ value: one[name] }) !== hash({ value: other[name] }))
}
