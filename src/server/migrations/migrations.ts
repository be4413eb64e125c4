import type { Db } from 'mongodb'

/** One change of stored data between releases. `id` never changes; the list is in the order of the releases. */
export type Migration = { describe: string; id: string; up: (db: Db) => Promise<void> }

/** All migrations, oldest first. A release only ever appends. */
export const MIGRATIONS: readonly Migration[] = [{ describe: '首个发布：登记数据的版本', id: '001-baseline', up: async () => undefined }]
