import { type Access, APIError, type Endpoint, type SanitizedCollectionConfig, type SanitizedConfig, type Where } from 'payload'

import { hasRole } from '../../src/shared/hasRole.ts'
import { ROLES, type Role } from '../../src/shared/roles.ts'
import { nobody } from './roles.ts'

type Rules = Pick<SanitizedCollectionConfig['access'], 'create' | 'delete' | 'read' | 'update'>

const NOBODY: Rules = { create: nobody, delete: nobody, read: nobody, update: nobody }

const anybody: Access = ({ req }) => hasRole(req.user, ...ROLES)

const own: Access = ({ req }) => {
  if (!hasRole(req.user, ...ROLES) || !req.user) return false
  const mine: Where[] = [{ 'user.value': { equals: req.user.id } }, { 'user.relationTo': { equals: req.user.collection } }]
  return { and: mine }
}

const allFor = (...roles: Role[]): Access => (args) => hasRole(args.req.user, ...roles) || own(args)

/** A centre user would learn from colleagues' locks what other centres work at. */
const LOCKS_SEEN_BY = ROLES.filter((role) => role !== 'center')

/** Whoever edits takes over the lock of a colleague who went away; an auditor never edits. */
const LOCKS_TAKEN_BY = LOCKS_SEEN_BY.filter((role) => role !== 'auditor')

const isSelf = (user: unknown, id: unknown): boolean => typeof user === 'object' && user !== null && 'value' in user && user.value === id

/** The one change there is to a lock: that it is mine now. */
const takeOver: Access = (args) => {
  const { user = null, ...rest } = (args.data ?? {}) as { user?: unknown }
  if (Object.keys(rest).length > 0 || (user !== null && !isSelf(user, args.req.user?.id))) return false
  return allFor(...LOCKS_TAKEN_BY)(args)
}

const RULES: Readonly<Record<string, Rules>> = {
  // The admin's own server code makes locks, past these rules; by REST anybody could lock up any document.
  'payload-locked-documents': { create: nobody, delete: allFor(...LOCKS_TAKEN_BY), read: allFor(...LOCKS_SEEN_BY), update: takeOver },
  'payload-migrations': NOBODY,
  'payload-preferences': { create: anybody, delete: own, read: own, update: own },
}

/** When something was created or changed is no statement of whoever saves it; lists, months and stale locks go by it. */
const closeTimestamps = ({ fields }: SanitizedCollectionConfig): void => {
  for (const field of fields) {
    if ('name' in field && ['createdAt', 'updatedAt'].includes(field.name)) Object.assign(field, { access: { create: nobody, update: nobody } })
  }
}

const asked = new Map<Endpoint['handler'], Endpoint['handler']>()

/** The same handler, answering only to accounts that hold a role. One for each handler, however many collections have it. */
const forAccounts = (handler: Endpoint['handler']): Endpoint['handler'] => {
  const known = asked.get(handler)
  if (known) return known
  const guarded: Endpoint['handler'] = (req) => {
    if (!hasRole(req.user, ...ROLES)) throw new APIError('请先登录。', 401, { code: 'FORBIDDEN' }, true)
    return handler(req)
  }
  asked.set(handler, guarded)
  return guarded
}

/** Payload's maps of permissions name fields to strangers, and its preferences ask only whether somebody is logged in. */
const isForAccounts = (path: string): boolean => path.startsWith('/access') || path === '/:key'

const closeEndpoints = (owner: Pick<SanitizedCollectionConfig, 'endpoints'>): void => {
  const { endpoints } = owner
  if (!endpoints) return
  for (const [index, endpoint] of endpoints.entries()) {
    if (isForAccounts(endpoint.path)) endpoints[index] = { ...endpoint, handler: forAccounts(endpoint.handler) }
  }
}

/**
 * Payload adds collections, fields and endpoints of its own after the plugins ran and opens them to whoever is logged in, disabled
 * accounts included. Their rules are set here, on the finished config.
 */
export const closeBookkeeping = async (building: Promise<SanitizedConfig>): Promise<SanitizedConfig> => {
  const config = await building
  for (const collection of config.collections) {
    Object.assign(collection.access, RULES[collection.slug])
    closeTimestamps(collection)
    closeEndpoints(collection)
  }
  config.globals.forEach(closeEndpoints)
  return config
}
