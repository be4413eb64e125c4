import { APIError, type CollectionBeforeChangeHook, type CollectionBeforeDeleteHook, type PayloadRequest, type Where } from 'payload'

import { changedFields } from '../../src/review/contentDigest.ts'
import { PORTAL_SLUGS } from '../../src/shared/slugs.ts'
import { isSystem } from './review/isSystem.ts'

type File = { collection: string; id: number | string }

const { faqs, feeWaiverPolicies, news, pages } = PORTAL_SLUGS

/** Title of a published text that shows or offers the file; null when there is none. */
const shownIn = async (req: PayloadRequest, { collection, id }: File): Promise<null | string> => {
  const where: Where = { and: [{ _status: { equals: 'published' } }, { deletedAt: { exists: false } }, { files: { equals: `${collection}:${String(id)}` } }] }
  for (const slug of [news, pages, faqs, feeWaiverPolicies] as const) {
    const found = await req.payload.db.findOne<{ id: string; title?: string }>({ collection: slug, req, where })
    if (found) return found.title ?? found.id
  }
  return null
}

const refuseShown = async (req: PayloadRequest, file: File, what: '删除' | '修改'): Promise<void> => {
  const title = await shownIn(req, file)
  if (title === null) return
  throw new APIError(
    `这个文件正在门户的《${title}》中展示，不能直接${what}：读者会看到未经审核的内容。请上传新的文件，在该文的草稿中换上，送审并发布后再${what}旧文件。`, 403, { code: 'FORBIDDEN' }, true,
  )
}

/**
 * A picture or file on the portal was reviewed with its text. Its bytes, name and description are not changed under it by
 * a person; a draft that refers to it is not concerned: changing the file there only voids the approval.
 */
export const keepPublishedFile = (): CollectionBeforeChangeHook => async ({ collection, data, operation, originalDoc, req }) => {
  if (isSystem(req) || operation === 'create') return data
  const stored: Record<string, unknown> = originalDoc ?? {}
  const changed = req.file !== undefined || changedFields(stored, { ...stored, ...data }).length > 0
  if (changed) await refuseShown(req, { collection: collection.slug, id: String(stored['id']) }, '修改')
  return data
}

/** Nor is it deleted. */
export const keepPublishedFileDelete = (): CollectionBeforeDeleteHook => async ({ collection, id, req }) => {
  if (!isSystem(req)) await refuseShown(req, { collection: collection.slug, id }, '删除')
}
