import { ObjectId } from 'mongodb'
import type { PayloadRequest } from 'payload'

import type { AuditEntry } from '../audit/auditEntry.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { mongoCollection, sessionOf } from './mongo.ts'

/** Appends many entries to the audit log at once, in the transaction of `req`, as Payload would store them one by one. */
export const appendAudit = async (req: PayloadRequest, entries: readonly AuditEntry[]): Promise<void> => {
  if (entries.length === 0) return
  const rows = entries.map(({ actor, at, ...entry }) => {
    const instant = new Date(at)
    return { ...entry, actor: actor !== null && ObjectId.isValid(actor) ? new ObjectId(actor) : actor, at: instant, createdAt: instant, updatedAt: instant }
  })
  await mongoCollection(req.payload, OPS_SLUGS.auditLog).insertMany(rows, { session: await sessionOf(req) })
}
