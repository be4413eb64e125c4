import { createHmac } from 'node:crypto'

import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'

import { type AuditEntry, auditEntry } from '../src/audit/auditEntry.ts'
import type { ContentOpsSettings } from '../src/plugin.options.ts'
import { CONTEXT_REASON } from '../src/shared/context.ts'
import { OPS_SLUGS } from '../src/shared/slugs.ts'
import { appendAudit } from '../src/store/appendAudit.ts'

type State = Record<string, unknown>

/** A change of one document, before and after. */
export type AuditedChange = { after: null | State; before: null | State; id: number | string }

const textOf = (value: unknown): null | string => (typeof value === 'string' && value !== '' ? value : null)

const actorOf = ({ user }: PayloadRequest) => (user ? { id: String(user.id), name: textOf(user['name']) ?? textOf(user['email']) ?? String(user.id) } : null)

/** The address the nearest proxy saw; whatever stands further left is the visitor's own word. */
const addressOf = (req: PayloadRequest): null | string => textOf(req.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim())

type Audit = { afterChange: CollectionAfterChangeHook; afterDelete: CollectionAfterDeleteHook }

const entryOf = (collection: string, settings: ContentOpsSettings, req: PayloadRequest) => ({ after, before, id }: AuditedChange): AuditEntry | null =>
  auditEntry({
    actor: actorOf(req),
    after,
    at: settings.clock(),
    before,
    collection,
    digest: (text) => createHmac('sha256', req.payload.secret).update(text).digest('hex').slice(0, 32),
    documentId: String(id),
    ip: settings.trustProxy ? addressOf(req) : null,
    reason: textOf(req.context[CONTEXT_REASON]),
  })

/** Writes one change of a collection into the audit log, in the transaction of the request: paths and keyed digests, no values. */
export const recordChange =
  (collection: string, settings: ContentOpsSettings) =>
  async (req: PayloadRequest, change: AuditedChange): Promise<void> => {
    const entry = entryOf(collection, settings, req)(change)
    if (entry) await req.payload.db.create({ collection: OPS_SLUGS.auditLog, data: entry, req })
  }

/** The same for many changes at once. */
export const recordChanges =
  (collection: string, settings: ContentOpsSettings) =>
  async (req: PayloadRequest, changes: readonly AuditedChange[]): Promise<void> => {
    const entries = changes.flatMap((change) => entryOf(collection, settings, req)(change) ?? [])
    await appendAudit(req, entries)
  }

/** Writes every change of a collection into the audit log, in the same transaction. */
export const writeAudit = (collection: string, settings: ContentOpsSettings): Audit => {
  const write = recordChange(collection, settings)
  return {
    afterChange: async ({ doc, operation, previousDoc, req }) => write(req, { after: doc, before: operation === 'create' ? null : previousDoc, id: doc.id }),
    afterDelete: async ({ doc, id, req }) => write(req, { after: null, before: doc, id }),
  }
}
