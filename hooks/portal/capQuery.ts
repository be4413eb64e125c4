import type { CollectionBeforeOperationHook } from 'payload'

const MAX_ROWS = 500
const MAX_DEPTH = 3

type Args = { depth?: number; limit?: number; overrideAccess?: boolean; pagination?: boolean }

const READS: readonly string[] = ['find', 'findVersions', 'read', 'readDistinct', 'readVersions']

const rows = ({ limit, pagination }: Args): number | undefined => {
  if (limit === undefined || limit === null) return pagination === false ? MAX_ROWS : undefined
  return limit <= 0 || limit > MAX_ROWS ? MAX_ROWS : limit
}

/** Bounds what one request may ask for: at most 500 rows (`limit=0` means "all" to Payload) and 3 levels of relations. */
export const capQuery = (): CollectionBeforeOperationHook => ({ args, operation }) => {
  const given = args as Args
  if (given.overrideAccess === true) return args
  const depth = given.depth === undefined ? {} : { depth: Math.min(Number(given.depth) || 0, MAX_DEPTH) }
  return READS.includes(operation) ? { ...args, ...depth, limit: rows(given) } : { ...args, ...depth }
}
