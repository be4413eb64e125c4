import { APIError, type CollectionSlug, executeAccess, type PayloadRequest } from 'payload'

type Doc = Record<string, unknown>

/** A document that a person asks something of. */
export type Asked = { collection: CollectionSlug; id: string; req: PayloadRequest }

/** The latest state of the document the person may read; 404 when there is none. */
export const loadLatest = async ({ collection, id, req }: Asked): Promise<Doc> => {
  const doc: unknown = await req.payload.findByID({ id, collection, depth: 0, disableErrors: true, draft: true, overrideAccess: false, req })
  if (typeof doc === 'object' && doc !== null) return doc as Doc
  throw new APIError('没有这篇内容，或您无权查看。', 404, { code: 'NOT_FOUND' }, true)
}

/** Whether a state of it stands on the portal now. */
export const isLive = async ({ collection, id, req }: Asked): Promise<boolean> => {
  const main = await req.payload.db.findOne<Doc & { id: string }>({ collection, req, where: { id: { equals: id } } })
  return main?.['_status'] === 'published'
}

/** A column's list widens nobody's role: a port officer submits no news, an editor no policies. */
export const maySave = async ({ collection, id, req }: Asked): Promise<boolean> =>
  Boolean(await executeAccess({ disableErrors: true, id, req }, req.payload.collections[collection].config.access.update))
