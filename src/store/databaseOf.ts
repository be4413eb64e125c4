import type {} from '@payloadcms/db-mongodb'
import type { Db } from 'mongodb'
import type { Payload } from 'payload'

/** The driver's database behind Payload. Throws where Payload is not connected. */
export const databaseOf = (payload: Payload): Db => {
  const { db } = payload.db.connection
  if (!db) throw new Error('数据库没有连接 (not connected to a database)')
  return db
}
