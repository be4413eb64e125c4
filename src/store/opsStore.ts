import type { Db } from 'mongodb'

import { memoryFindings, type MemoryFindings } from './memoryFindings.ts'
import { memoryLinks, type MemoryLinks } from './memoryLinks.ts'
import { mongoFindings } from './mongoFindings.ts'
import { mongoLinks } from './mongoLinks.ts'
import type { OpsStore } from './ports.ts'

/** The operations data in the database that Payload uses (`payload.db.connection.db`, or a client of one's own). */
export const mongoOpsStore = (db: Db): OpsStore => ({ findings: mongoFindings(db), links: mongoLinks(db) })

/** The operations data in this process. */
export const memoryOpsStore = (): { findings: MemoryFindings; links: MemoryLinks } => ({ findings: memoryFindings(), links: memoryLinks() })
