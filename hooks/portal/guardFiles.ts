import { APIError, type CollectionBeforeChangeHook } from 'payload'

import { referredFiles } from '../../src/review/referredFiles.ts'
import { PORTAL_SLUGS } from '../../src/shared/slugs.ts'
import { fileErrors } from '../../src/store/fileErrors.ts'

const SHOWN = 5

/** Refuses to publish a text that offers files in which the check found errors nobody has accepted, whoever publishes. */
export const guardFiles = (): CollectionBeforeChangeHook => async ({ data, originalDoc, req }) => {
  if (data['_status'] !== 'published') return data
  const files = referredFiles({ ...originalDoc, ...data }).filter(({ collection }) => collection === PORTAL_SLUGS.attachments)
  const errors = await fileErrors(req, files.map(({ id }) => id))
  if (errors.length === 0) return data
  const shown = errors.slice(0, SHOWN).map(({ nodePath, title }) => `${title}${nodePath ? `（${nodePath}）` : ''}`).join('；')
  throw new APIError(`不能发布：附件中有 ${errors.length} 处错误。${shown}。请更换附件后再发布；确属正常的，由运维人员在“问题”中接受并写明理由。`, 400, { code: 'CONTENT_INVALID' }, true)
}
