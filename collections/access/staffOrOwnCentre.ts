import type { Access } from 'payload'

import { hasRole } from '../../src/shared/hasRole.ts'
import { ROLES } from '../../src/shared/roles.ts'

const staff = ROLES.filter((role) => role !== 'center')

/** Staff read all; a centre user only rows whose `field` is the own centre. */
export const staffOrOwnCentre = (field: string): Access => ({ req }) => {
  if (hasRole(req.user, ...staff)) return true
  if (!hasRole(req.user, 'center') || !req.user) return false
  const own = req.user['center'] as null | string | undefined | { id: string }
  const id = own && typeof own === 'object' ? own.id : own
  return id ? { [field]: { equals: id } } : false
}
