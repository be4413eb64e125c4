import type { Payload } from 'payload'

import { UserError } from '../shared/errors.ts'

type Keys = Record<string, unknown>
type Model = {
  collection: { indexes: () => Promise<{ key: Keys; unique?: boolean }[]>; name: string }
  schema: { indexes: () => [Keys, { unique?: boolean }][] }
}

const nameOf = (keys: Keys): string => Object.entries(keys).map(([field, order]) => `${field}_${String(order)}`).join('_')

const missingOf = async ({ collection, schema }: Model): Promise<string[]> => {
  const wanted = schema.indexes().filter(([keys]) => !Object.values(keys).includes('text'))
  if (wanted.length === 0) return []
  const there = await collection.indexes()
  return wanted
    .filter(([keys, { unique }]) => !there.some((index) => nameOf(index.key) === nameOf(keys) && Boolean(index.unique) === Boolean(unique)))
    .map(([keys]) => `${collection.name}（${nameOf(keys)}）`)
}

/** Throws a UserError (`DATABASE_UNAVAILABLE`) that names every index the model declares and the database lacks. */
export const assertIndexes = async (payload: Payload): Promise<void> => {
  const models = Object.values((payload.db as unknown as { collections: Record<string, Model> }).collections)
  const missing = (await Promise.all(models.map(missingOf))).flat()
  if (missing.length === 0) return
  throw new UserError('DATABASE_UNAVAILABLE', `数据库缺少索引，未启动：${missing.join('、')}。常见原因：唯一字段里已有重复的值，或数据库账号没有建索引的权限。`)
}
