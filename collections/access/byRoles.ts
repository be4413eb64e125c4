import type { CollectionConfig } from 'payload'

import { ROLES, type Role } from '../../src/shared/roles.ts'
import { forRoles, hasRole, nobody, STAFF } from './roles.ts'

type Rule = { read?: readonly Role[]; remove?: readonly Role[]; write: readonly Role[] }

/** Spells out every operation of a collection by role. Without `remove` the writers may delete; without `read` all staff may read. */
export const byRoles = ({ read = STAFF, remove, write }: Rule): NonNullable<CollectionConfig['access']> => ({
  admin: ({ req }) => hasRole(req.user, ...ROLES),
  create: forRoles(...write),
  delete: forRoles(...(remove ?? write)),
  read: forRoles(...read),
  readVersions: forRoles(...read),
  unlock: nobody,
  update: forRoles(...write),
})
