import type { Role } from './roles.ts'

type WithRoles = { disabled?: boolean | null; roles?: null | readonly string[] } | null | undefined

/** Whether the account holds one of the roles. Anonymous and disabled accounts hold none. */
export const hasRole = (user: unknown, ...roles: Role[]): boolean => {
  const account = user as WithRoles
  if (!account || account.disabled) return false
  return roles.some((role) => account.roles?.includes(role) ?? false)
}
