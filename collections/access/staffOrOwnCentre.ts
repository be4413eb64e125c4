import type { Access, PayloadRequest, Where } from 'payload'

import { hasRole } from '../../src/shared/hasRole.ts'
import type { Role } from '../../src/shared/roles.ts'

/** The centre a centre user belongs to; null for everybody else. */
export const centreOf = (user: PayloadRequest['user']): null | string => {
  const own = hasRole(user, 'center') ? user?.center : null
  return own && typeof own === 'object' ? own.id : (own ?? null)
}

type Rule = {
  /** The field that names the centre. */
  field: string
  /** Narrows what a centre user reaches further. */
  only?: Where
  /** Who reaches every row. */
  roles: readonly Role[]
}

/** The roles named reach every row; a centre user only those of the own centre. */
export const staffOrOwnCentre = ({ field, only, roles }: Rule): Access => ({ req }) => {
  if (hasRole(req.user, ...roles)) return true
  const id = centreOf(req.user)
  if (!id) return false
  const mine: Where = { [field]: { equals: id } }
  return only ? { and: [mine, only] } : mine
}
