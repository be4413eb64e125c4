import type { CollectionBeforeOperationHook } from 'payload'

import { isSystem } from './review/isSystem.ts'
import { noteSaveMode } from './review/saveMode.ts'

type Args = { data?: Record<string, unknown>; draft?: boolean; trash?: boolean; unpublishAllLocales?: boolean | string }

/**
 * What people save is a draft beside the live document, whether or not they ask for `draft=true`. Publication
 * (`_status: 'published'`), the trash and taking a document off the portal stay as asked, for the guard to decide.
 */
export const draftsOnly = (): CollectionBeforeOperationHook => ({ args, operation, req }) => {
  const given = args as Args
  if (isSystem(req)) return args
  if (operation === 'restoreVersion') noteSaveMode(req.context, { draft: given.draft === true, unpublish: false })
  if (operation !== 'create' && operation !== 'update') return args
  const data = given.data ?? {}
  const asked = data['_status'] === 'published' || (data['deletedAt'] ?? null) !== null || given.trash === true
  const unpublish = operation === 'update' && ((data['_status'] === 'draft' && given.draft !== true) || String(given.unpublishAllLocales ?? false) === 'true')
  const draft = asked ? given.draft === true : true
  noteSaveMode(req.context, { draft, unpublish })
  return { ...args, draft, publishAllLocales: false, unpublishAllLocales: false }
}
