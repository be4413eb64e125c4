import type { AnyBulkWriteOperation, Document, ObjectId } from 'mongodb'
import type { PayloadRequest } from 'payload'

import type { ContentOpsSettings } from '../plugin.options.ts'
import type { ExchangeRule, FileRow } from '../redirects/exchange/exchangeRule.ts'
import { type ImportPlan, type ImportSite, type KnownRule, planImport } from '../redirects/exchange/planImport.ts'
import { ruleKey } from '../redirects/redirectsForMove.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { inBatches } from './inBatches.ts'
import { livePageAt } from './livePageAt.ts'
import { localApi } from './localApi.ts'
import { mongoCollection, sessionOf } from './mongo.ts'
import { publicPathOf } from './publicPathOf.ts'
import { leadingFields, referenceOf, RULE_FIELDS, type RuleRow, toRule } from './storedRule.ts'

type KnownRow = RuleRow & { note?: null | string }

type Known = { ids: ReadonlyMap<string, ObjectId>; rules: KnownRule[] }

/** A rule that was written, as the audit log is told of it. */
export type WrittenRule = { after: Record<string, unknown>; before: null | Record<string, unknown>; id: string }

const toKnown = (row: KnownRow): KnownRule => ({
  keepQuery: true, keepRest: true, ...toRule(row), automatic: row.origin === 'auto', enabled: row.enabled !== false, note: row.note ?? '',
})

const readKnown = async (req: PayloadRequest): Promise<Known> => {
  const rows = mongoCollection(req.payload, OPS_SLUGS.redirects).find<KnownRow>({}, { projection: { ...RULE_FIELDS, note: 1 }, session: await sessionOf(req), sort: { from: 1, match: 1 } })
  const known: { ids: Map<string, ObjectId>; rules: KnownRule[] } = { ids: new Map(), rules: [] }
  for await (const row of rows) {
    known.rules.push(toKnown(row))
    known.ids.set(ruleKey(row), row._id)
  }
  return known
}

const siteOf = (req: PayloadRequest, settings: ContentOpsSettings): ImportSite => ({
  documentAt: async (document) => {
    const { relationTo, value } = referenceOf(document)
    const host = settings.collections[relationTo]
    if (!host || !(relationTo in req.payload.collections)) return undefined
    const stored = await localApi(req).findByID({ collection: relationTo, disableErrors: true, id: value, trash: true })
    return stored ? publicPathOf({ collection: relationTo, host, id: value, req }) : undefined
  },
  liveAt: (path) => livePageAt(req, settings, path),
  portalUrl: settings.portalUrl,
})

const writeAll = async (req: PayloadRequest, { ids, now, plan }: { ids: Known['ids']; now: Date; plan: ImportPlan }): Promise<void> => {
  const collection = mongoCollection(req.payload, OPS_SLUGS.redirects)
  const session = await sessionOf(req)
  const writes = plan.writes.map((rule): AnyBulkWriteOperation<Document> => {
    const { enabled, keepQuery = true, keepRest = true, note } = rule
    const values = { ...leadingFields(req.payload, rule), enabled, keepQuery, keepRest, note, updatedAt: now }
    const _id = ids.get(ruleKey(rule))
    if (_id) return { updateOne: { filter: { _id }, update: { $set: values } } }
    return { insertOne: { document: { ...values, createdAt: now, from: rule.from, hits: 0, match: rule.match, origin: 'manual' } } }
  })
  await inBatches(writes, async (batch) => void (await collection.bulkWrite([...batch], { session })))
}

const rulesWritten = async (req: PayloadRequest, before: Known, plan: ImportPlan): Promise<WrittenRule[]> => {
  const after = await readKnown(req)
  const old = new Map(before.rules.map((rule) => [ruleKey(rule), rule]))
  return plan.writes.map((rule) => ({ after: rule, before: old.get(ruleKey(rule)) ?? null, id: String(after.ids.get(ruleKey(rule))) }))
}

export type ImportInput = { dryRun: boolean; file: readonly FileRow[]; now: Date; settings: ContentOpsSettings }

export type ImportOutcome = ImportPlan & { written: WrittenRule[] }

/**
 * Judges a file against the stored rules and, unless it is a dry run or a line is refused, stores all of it in the
 * transaction of `req`. What was written is handed back for the audit log.
 */
export const importRules = async (req: PayloadRequest, { dryRun, file, now, settings }: ImportInput): Promise<ImportOutcome> => {
  const known = await readKnown(req)
  const plan = await planImport(file, { known: known.rules, site: siteOf(req, settings) })
  if (dryRun || plan.rows.some(({ action }) => action === 'refuse')) return { ...plan, written: [] }
  await writeAll(req, { ids: known.ids, now, plan })
  return { ...plan, written: await rulesWritten(req, known, plan) }
}

/** All stored rules by path, as they are exported. */
export const exportRules = async (req: PayloadRequest): Promise<ExchangeRule[]> => (await readKnown(req)).rules.map(({ automatic: _, ...rule }) => rule)
