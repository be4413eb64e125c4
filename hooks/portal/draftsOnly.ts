import type { CollectionBeforeOperationHook } from 'payload'

import { isSystem } from './review/isSystem.ts'
import { noteSaveMode, type SaveMode } from './review/saveMode.ts'

type Args = { data?: Record<string, unknown>; draft?: boolean; trash?: boolean; unpublishAllLocales?: boolean | string }

const modeOf = ({ data = {}, draft, trash, unpublishAllLocales }: Args, operation: string): SaveMode => {
  const asked = data['_status'] === 'published' || Boolean(data['deletedAt']) || trash === true
  const takesOff = (data['_status'] === 'draft' && draft !== true) || String(unpublishAllLocales) === 'true'
  return { draft: asked ? draft === true : true, unpublish: operation === 'update' && takesOff }
}

/**
 * What people save is a draft beside the live document, whether or not they ask for `draft=true`. Publication
 * (`_status: 'published'`), the trash and taking a document off the portal stay as asked, for the guard to decide.
 */
export const draftsOnly = (): CollectionBeforeOperationHook => ({ args, operation, req }) => {
  const given = args as Args
  if (isSystem(req)) return args
  if (operation === 'restoreVersion') noteSaveMode(req.context, { draft: given.draft === true, unpublish: false })
  if (operation !== 'create' && operation !== 'update') return args
  const mode = modeOf(given, operation)
  noteSaveMode(req.context, mode)
  return { ...args, draft: mode.draft, publishAllLocales: false, publishSpecificLocale: undefined, unpublishAllLocales: false }
}
