import type { CollectionSlug, PayloadRequest, Where } from 'payload'

import { checkStored } from '../content/checkStored.edge.ts'
import type { EarlierIndex } from '../content/copies/earlierIndex.ts'
import type { ContentFinding } from '../content/finding.ts'
import type { ContentOpsSettings, HostDocument, HostSettings } from '../plugin.options.ts'
import { ensureError } from '../shared/errors.ts'
import { documentsOf } from './documentsOf.ts'
import { recordDocumentChecks } from './recordDocumentChecks.ts'
import { storedContext } from './storedContext.ts'

type Input = {
  /** Told after each batch. */
  advanced: () => Promise<void>
  collection: string
  earlier: EarlierIndex
  /** Ids of the documents to check; those that are gone are passed over. */
  ids: readonly string[]
  now: Date
  req: PayloadRequest
  settings: ContentOpsSettings
  signal: AbortSignal
}
type Run = Input & { host: HostSettings }

/** A document whose checks themselves failed. */
export type UncheckedDocument = { error: string; id: string; title: string }
export type Rechecked = { documents: number; findings: number; unchecked: readonly UncheckedDocument[] }

type Checked = { findings: readonly ContentFinding[]; kind: 'checked' } | { error: string; kind: 'failed' }

const BATCH = 50

/** The drafts that are newer than their main documents, by id: what the editor sees, and what a save would check. */
const draftsOf = async (req: PayloadRequest, collection: string, ids: readonly string[]): Promise<Map<string, HostDocument>> => {
  const slug = collection as CollectionSlug
  if (!req.payload.collections[slug]?.config.versions?.drafts) return new Map()
  const where: Where = { and: [{ latest: { equals: true } }, { parent: { in: [...ids] } }, { 'version._status': { equals: 'draft' } }] }
  const { docs } = await req.payload.db.findVersions<Record<string, unknown>>({ collection: slug, limit: ids.length, pagination: false, req, where })
  return new Map(docs.map(({ parent, version }) => [String(parent), { ...version, id: parent }]))
}

const titleOf = (doc: HostDocument, host: HostSettings): string => {
  const title = doc[host.title]
  return typeof title === 'string' && title !== '' ? title : String(doc.id)
}

/** One document that no rule can digest must not keep the others from being checked. */
const check = async (doc: HostDocument, run: Run): Promise<Checked> => {
  const { collection, earlier, host, now, req, settings } = run
  const context = await storedContext({ collection, doc, req, settings })
  try {
    return { findings: await checkStored(doc, { ...host, collection }, { ...context, earlier, now }), kind: 'checked' }
  } catch (thrown) {
    return { error: ensureError(thrown).message, kind: 'failed' }
  }
}

const recheckBatch = async (run: Run, batch: readonly string[]): Promise<Rechecked> => {
  const { collection, host, now, req, signal } = run
  const drafts = await draftsOf(req, collection, batch)
  const documents = (await documentsOf(req, collection, batch)).filter(({ deletedAt }) => !deletedAt)
  const unchecked: UncheckedDocument[] = []
  let found = 0
  for (const doc of documents) {
    signal.throwIfAborted()
    const checked = await check(drafts.get(String(doc.id)) ?? doc, run)
    if (checked.kind === 'failed') {
      unchecked.push({ error: checked.error, id: String(doc.id), title: titleOf(doc, host) })
      continue
    }
    await recordDocumentChecks(req, { collection, findings: checked.findings, id: doc.id, now, title: titleOf(doc, host) })
    found += checked.findings.length
  }
  return { documents: documents.length, findings: found, unchecked }
}

/**
 * Checks stored documents again, now with the earlier documents that a save does not know, and brings their findings to what the checks say. A
 * document with a newer draft is checked as drafted; one in the trash is passed over; one whose checks fail keeps its findings and is named in
 * the answer. Repeating it changes nothing. Rejects when `signal` aborts or the database fails.
 */
export const recheckDocuments = async (input: Input): Promise<Rechecked> => {
  const { advanced, collection, ids, settings } = input
  const host = settings.collections[collection]
  if (!host) return { documents: 0, findings: 0, unchecked: [] }
  const done: Rechecked[] = []
  for (let start = 0; start < ids.length; start += BATCH) {
    done.push(await recheckBatch({ ...input, host }, ids.slice(start, start + BATCH)))
    await advanced()
  }
  const sum = (count: (one: Rechecked) => number): number => done.reduce((total, one) => total + count(one), 0)
  return { documents: sum((one) => one.documents), findings: sum((one) => one.findings), unchecked: done.flatMap((one) => one.unchecked) }
}
