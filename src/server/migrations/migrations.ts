import type { Db } from 'mongodb'

import { fillReferredFiles } from './fillReferredFiles.ts'

/** One change of stored data between releases. `id` never changes; the list is in the order of the releases. */
export type Migration = { describe: string; id: string; up: (db: Db) => Promise<void> }

/** All migrations, oldest first. A release only ever appends. */
export const MIGRATIONS: readonly Migration[] = [
  { describe: '首个发布：登记数据的版本', id: '001-baseline', up: async () => undefined },
  { describe: '登记每篇内容引用的图片和附件', id: '002-referred-files', up: fillReferredFiles },
]
