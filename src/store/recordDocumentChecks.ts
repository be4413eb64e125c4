import { createHash } from 'node:crypto'

import type { AnyBulkWriteOperation, Document } from 'mongodb'
import type { PayloadRequest } from 'payload'

import type { ContentFinding } from '../content/finding.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { mongoCollection, sessionOf, storedForms, storedReference } from './mongo.ts'

export type DocumentChecks = {
  collection: string
  /** What the checks found now; empty closes everything. */
  findings: readonly ContentFinding[]
  id: number | string
  /** Ids of rules that were not asked this time; their findings stay as they are. @default none */
  notAsked?: readonly string[]
  now: Date
  /** Title of the document, shown with the finding. */
  title: string
}

type Row = { acceptedUntil?: Date | null; fingerprint: string; message?: string; nodePath?: null | string; rule: string; state: string }

const LONGEST_TITLE = 160

/** The same fault keeps its fingerprint when text above it moves it down: rule, field, words and their n-th appearance count, not the place. */
export const contentFingerprints = ({ collection, findings, id }: Pick<DocumentChecks, 'collection' | 'findings' | 'id'>): Map<string, ContentFinding> => {
  const seen = new Map<string, number>()
  const keyed = findings.map((finding) => {
    const key = [collection, String(id), finding.rule, finding.field, finding.text].join('\n')
    const nth = (seen.get(key) ?? 0) + 1
    seen.set(key, nth)
    return [createHash('sha256').update(`${key}\n${nth}`).digest('hex').slice(0, 40), finding] as const
  })
  return new Map(keyed)
}

const factsOf = (finding: ContentFinding, checks: DocumentChecks, document: Document): Document => ({
  document,
  evidence: finding.fix ? { fix: finding.fix } : null,
  field: finding.field,
  kind: 'content',
  message: finding.message,
  nodePath: finding.nodePath,
  places: [{ column: finding.column ?? null, document: { relationTo: checks.collection, value: String(checks.id) }, field: finding.field, line: finding.line ?? null, nodePath: finding.nodePath, text: finding.text }],
  placesTotal: 1,
  rule: finding.rule,
  severity: finding.severity,
  source: finding.source,
  title: `${checks.title}：${finding.message}`.slice(0, LONGEST_TITLE),
})

/** A fixed one that is back, and an accepted one whose time is over, are open again; a false alarm stays one. */
const stateNow = (row: Row, now: Date): string => {
  const lapsed = row.state === 'accepted' && row.acceptedUntil != null && row.acceptedUntil < now
  return row.state === 'fixed' || lapsed ? 'reopened' : row.state
}

const writesFor = (checks: DocumentChecks, rows: readonly Row[], document: Document): AnyBulkWriteOperation<Document>[] => {
  const { notAsked = [], now } = checks
  const found = contentFingerprints(checks)
  const known = new Map(rows.map((row) => [row.fingerprint, row]))
  const gone = rows.filter(({ fingerprint, rule, state }) => !found.has(fingerprint) && !notAsked.includes(rule) && state !== 'fixed' && state !== 'falseAlarm').map(({ fingerprint }) => fingerprint)
  const close: AnyBulkWriteOperation<Document>[] =
    gone.length === 0 ? [] : [{ updateMany: { filter: { fingerprint: { $in: gone } }, update: { $set: { fixedAt: now, state: 'fixed', updatedAt: now } } } }]
  const upserts = [...found].map(([fingerprint, finding]): AnyBulkWriteOperation<Document> => {
    const row = known.get(fingerprint)
    const state = row ? stateNow(row, now) : 'open'
    const facts = { ...factsOf(finding, checks, document), lastSeenAt: now, state, updatedAt: now, ...(state === 'reopened' ? { fixedAt: null } : {}) }
    return { updateOne: { filter: { fingerprint }, update: { $set: facts, $setOnInsert: { createdAt: now, firstSeenAt: now } }, upsert: true } }
  })
  return [...close, ...upserts]
}

/**
 * Brings the findings about one document's content to what the checks say now: new ones open, gone ones are fixed, returned
 * ones reopened; decisions of people (accepted, false alarm) stand. One read and one bulk write in the transaction of `req`.
 */
export const recordDocumentChecks = async (req: PayloadRequest, checks: DocumentChecks): Promise<void> => {
  const collection = mongoCollection(req.payload, OPS_SLUGS.findings)
  const session = await sessionOf(req)
  const document = storedReference(req.payload, checks.collection, checks.id)
  const filter = { document: { $in: storedForms(document) }, kind: 'content' }
  const rows = await collection.find<Row>(filter, { projection: { acceptedUntil: 1, fingerprint: 1, rule: 1, state: 1 }, session }).toArray()
  const writes = writesFor(checks, rows, document)
  if (writes.length > 0) await collection.bulkWrite(writes, { session })
}
