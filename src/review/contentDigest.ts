import { createHash } from 'node:crypto'

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (value instanceof Date) return value.toISOString()
  if (value === null || typeof value !== 'object') return value ?? null
  const entries = Object.entries(value).filter(([key, item]) => key !== 'id' && item !== undefined && item !== null)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, canonical(item)]))
}

const SYSTEM_FIELDS = new Set([
  '_status', 'approvals', 'checkSummary', 'createdAt', 'createdBy', 'deletedAt', 'demo', 'firstPublishedAt', 'publishAt', 'publishedAt', 'rev',
  'reviewState', 'submittedAt', 'submittedBy', 'updatedAt', 'validity', 'withdrawnAt', 'withdrawReason', 'collection', 'globalType',
])

/** SHA-256 of what a reader would see of a document: key order, ids of rows and the system's own fields do not count. */
export const contentDigest = (doc: Readonly<Record<string, unknown>>): string => {
  const content = Object.fromEntries(Object.entries(doc).filter(([key]) => !SYSTEM_FIELDS.has(key)))
  return createHash('sha256').update(JSON.stringify(canonical(content))).digest('hex')
}
