import type {} from '@payloadcms/db-mongodb'
import { type ClientSession, type Collection, type Db, type Document, ObjectId } from 'mongodb'
import type { CollectionSlug, Payload, PayloadRequest } from 'payload'

import { UserError } from '../shared/errors.ts'

/** The driver's collection behind a Payload collection, for writes in bulk. Throws where the slug is unknown. */
export const mongoCollection = (payload: Payload, slug: string): Collection<Document> => {
  const model = payload.db.collections[slug]
  if (!model) throw new Error(`集合 ${slug} 不存在；插件 contentOps 须用 MongoDB 适配器 (no collection ${slug}: contentOps needs the MongoDB adapter)`)
  return model.collection
}

/** The session of the request's transaction; `undefined` where there is none, so that the write stands alone. */
export const sessionOf = async (req: PayloadRequest): Promise<ClientSession | undefined> => {
  const id = await req.transactionID
  return id === undefined ? undefined : req.payload.db.sessions?.[id]
}

/** The reference to a document as Payload stores it: ids of its own making are ObjectIds, a host's are kept. */
export const storedReference = (payload: Payload, relationTo: string, id: number | string) => {
  const own = payload.collections[relationTo as CollectionSlug]?.customIDType === undefined
  return { relationTo, value: own && typeof id === 'string' && ObjectId.isValid(id) ? new ObjectId(id) : id }
}

/** A reference as it may stand: an index on it as a whole minds the order of its names, which is that of whoever wrote it last. */
export const storedForms = ({ relationTo, value }: ReturnType<typeof storedReference>) => [{ relationTo, value }, { value, relationTo }]

/** The driver's database behind Payload. Throws a UserError (`DATABASE_UNAVAILABLE`) where another adapter is in use. */
export const databaseOf = (payload: Payload): Db => {
  if ('connection' in payload.db) {
    const { db } = payload.db.connection as unknown as { db?: Db }
    if (db) return db
  }
  throw new UserError('DATABASE_UNAVAILABLE', '需要已连接的 MongoDB（Payload 的 mongoose 适配器）')
}
