import type { Db } from 'mongodb'

import type { Env } from '../src/shared/env.ts'

/** What the portal's tasks are built on. */
export type TaskContext = { db: Db; env: Env }
