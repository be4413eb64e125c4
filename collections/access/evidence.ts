import type { Access, Where } from 'payload'

import type { Role } from '../../src/shared/roles.ts'
import { hasRole } from './roles.ts'
import { centreOf } from './staffOrOwnCentre.ts'

type Rule = {
  /** Who reaches evidence and the rest. */
  all?: readonly Role[]
  /** Who reaches what is no evidence. */
  others: readonly Role[]
  /** Whether centre users reach the evidence of their own centre. */
  ownCentre?: boolean
}

/** Access to attachments, among which the evidence for scores is nobody's business but the evaluation's. */
export const evidence = ({ all = [], others, ownCentre = false }: Rule): Access => ({ req }) => {
  if (hasRole(req.user, ...all)) return true
  const centre = ownCentre ? centreOf(req.user) : null
  const content: Where = { purpose: { not_equals: 'evidence' } }
  const own: Where = { center: { equals: centre } }
  if (hasRole(req.user, ...others)) return centre ? { or: [content, own] } : content
  return centre ? own : false
}

/** The roles named upload, and so does a centre user who belongs to a centre. */
export const uploaders = (...roles: Role[]): Access => ({ req }) => hasRole(req.user, ...roles) || centreOf(req.user) !== null
