import type { Access, Where } from 'payload'

import { hasRole } from '../../src/shared/hasRole.ts'
import type { Role } from '../../src/shared/roles.ts'

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
  if (!hasRole(req.user, 'center') || !req.user) return false
  const own = req.user['center'] as null | string | undefined | { id: string }
  const id = own && typeof own === 'object' ? own.id : own
  if (!id) return false
  const mine: Where = { [field]: { equals: id } }
  return only ? { and: [mine, only] } : mine
}
