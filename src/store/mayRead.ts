import { type CollectionSlug, executeAccess, type PayloadRequest } from 'payload'

/** Whether the person may read a collection at all; which of its rows, the reading itself decides. */
export const mayRead = async (req: PayloadRequest, slug: CollectionSlug): Promise<boolean> =>
  Boolean(await executeAccess({ disableErrors: true, req }, req.payload.collections[slug].config.access.read))
