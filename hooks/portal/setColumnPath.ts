import { APIError, type CollectionBeforeChangeHook } from 'payload'

import { RESERVED_SEGMENTS } from '../../src/shared/paths.ts'
import { idOf } from '../../src/shared/idOf.ts'

const refuse = (message: string): never => {
  throw new APIError(message, 400, null, true)
}

/** Computes a column's path from its parent's, refusing cycles and the portal's own first segments. */
export const setColumnPath = (): CollectionBeforeChangeHook => async ({ data, originalDoc, req }) => {
  const doc: Record<string, unknown> = { ...originalDoc, ...data }
  const slug = String(doc['slug'] ?? '')
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) refuse(`网址别名“${slug}”只能由小写字母、数字和连字符组成。`)
  const rev = Number(originalDoc?.rev ?? 0) + 1
  const parentId = idOf(doc['parent'])
  if (!parentId) {
    if (RESERVED_SEGMENTS.includes(slug)) refuse(`网址别名“${slug}”为系统保留，请换一个。`)
    return { ...data, path: slug, rev }
  }
  for (let id: null | string = parentId; id; ) {
    if (id === originalDoc?.id) refuse('上级栏目不能是本栏目或其下级栏目。')
    id = idOf((await req.payload.findByID({ id, collection: 'columns', depth: 0, req })).parent)
  }
  const parent = await req.payload.findByID({ id: parentId, collection: 'columns', depth: 0, req })
  return { ...data, path: `${parent.path}/${slug}`, rev }
}
