import { type CollectionSlug, executeAccess, type PayloadRequest } from 'payload'

/** Whether the person may read a collection at all; which of its rows, the reading itself decides. False of a collection the project does not have. */
export const mayRead = async (req: PayloadRequest, slug: CollectionSlug): Promise<boolean> => {
  const collection = req.payload.config.collections.find((one) => one.slug === slug)
  return collection !== undefined && Boolean(await executeAccess({ disableErrors: true, req }, collection.access.read))
}
