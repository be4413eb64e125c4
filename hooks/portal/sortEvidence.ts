import type { CollectionBeforeChangeHook } from 'payload'

import { hasRole } from '../../src/shared/hasRole.ts'
import { idOf } from '../../src/shared/idOf.ts'
import { isSystem } from './review/isSystem.ts'

/**
 * What people of the evaluation upload is evidence for its scores, that of a centre user for the own centre alone; what
 * people of the content upload may be published. It is decided once, by who uploads.
 */
export const sortEvidence = (): CollectionBeforeChangeHook => ({ data, operation, req }) => {
  if (operation !== 'create' || isSystem(req)) return data
  if (hasRole(req.user, 'editor', 'port', 'reviewer')) return { ...data, center: null, purpose: 'content' }
  return { ...data, center: hasRole(req.user, 'trade') ? null : idOf(req.user?.center), purpose: 'evidence' }
}
