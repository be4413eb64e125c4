import type { Access, FieldAccess } from 'payload'

import { hasRole } from '../../src/shared/hasRole.ts'
import { ROLES, type Role } from '../../src/shared/roles.ts'

export { hasRole }

/** Who reads content and registers: everybody but centre users, who see their own, and administrators, who see accounts. */
export const STAFF: readonly Role[] = ROLES.filter((role) => role !== 'center' && role !== 'admin')

/** Access for holders of one of the roles. */
export const forRoles = (...roles: Role[]): Access => ({ req }) => hasRole(req.user, ...roles)

/** Access for nobody: only the system itself, through the Local API, may do it. */
export const nobody = (): boolean => false

/** Field access by role. */
export const fieldForRoles = (...roles: Role[]): FieldAccess => ({ req }) => hasRole(req.user, ...roles)
