import type { Document, Filter, ObjectId, WithId } from 'mongodb'
import type { CollectionSlug, PayloadRequest, Where } from 'payload'

import { checkStored } from '../content/checkStored.edge.ts'
import type { EarlierIndex } from '../content/copies/earlierIndex.ts'
import type { ContentOpsSettings, HostDocument, HostSettings } from '../plugin.options.ts'
import { documentsOf } from './documentsOf.ts'
import { earlierDocuments } from './earlierDocuments.ts'
import { mongoCollection } from './mongo.ts'
import { recordDocumentChecks } from './recordDocumentChecks.ts'
import { storedContext } from './storedContext.ts'

type Input = {
  /** Told after each batch. */
  advanced: () => Promise<void>
  now: Date
  req: PayloadRequest
  settings: ContentOpsSettings
  signal: AbortSignal
}
type Run = Input & { earlier: EarlierIndex }
type Rechecked = { documents: number; findings: number }

const BATCH = 50

/** Ids of all documents outside the trash, a batch at a time, in the order of ids. */
async function* idBatches(req: PayloadRequest, collection: string): AsyncGenerator<string[]> {
  const rows = mongoCollection(req.payload, collection)
  let last: null | ObjectId = null
  for (;;) {
    const after: Filter<Document> = last === null ? {} : { _id: { $gt: last } }
    const batch: WithId<Document>[] = await rows.find({ ...after, deletedAt: null }, { projection: { _id: 1 } }).sort({ _id: 1 }).limit(BATCH).toArray()
    last = batch.at(-1)?._id ?? null
    if (last === null) return
    yield batch.map(({ _id }) => String(_id))
  }
}

/** The drafts that are newer than their main documents, by id: what the editor sees, and what a save would check. */
const draftsOf = async (req: PayloadRequest, collection: string, ids: readonly string[]): Promise<Map<string, HostDocument>> => {
  const slug = collection as CollectionSlug
  if (!req.payload.collections[slug]?.config.versions?.drafts) return new Map()
  const where: Where = { and: [{ latest: { equals: true } }, { parent: { in: [...ids] } }, { 'version._status': { equals: 'draft' } }] }
  const { docs } = await req.payload.db.findVersions<Record<string, unknown>>({ collection: slug, limit: ids.length, pagination: false, req, where })
  return new Map(docs.map(({ parent, version }) => [String(parent), { ...version, id: parent }]))
}

const recheckOne = async (doc: HostDocument, at: { collection: string; host: HostSettings }, { earlier, now, req, settings }: Run): Promise<number> => {
  const { collection, host } = at
  const context = await storedContext({ collection, doc, req, settings })
  const findings = await checkStored(doc, { ...host, collection }, { ...context, earlier, now })
  const title = doc[host.title]
  await recordDocumentChecks(req, { collection, findings, id: doc.id, now, title: typeof title === 'string' && title !== '' ? title : String(doc.id) })
  return findings.length
}

/**
 * Checks every stored document outside the trash again, now with the earlier documents that a save does not know, and brings its findings to
 * what the checks say. A document with a newer draft is checked as drafted. Repeating it changes nothing; memory is bounded by the index and one batch.
 */
export const recheckDocuments = async (input: Input): Promise<Rechecked> => {
  const { advanced, req, settings, signal } = input
  const run = { ...input, earlier: await earlierDocuments(input) }
  const counts = { documents: 0, findings: 0 }
  for (const [collection, host] of Object.entries(settings.collections).filter(([, { checks }]) => checks)) {
    for await (const ids of idBatches(req, collection)) {
      const drafts = await draftsOf(req, collection, ids)
      for (const doc of await documentsOf(req, collection, ids)) {
        signal.throwIfAborted()
        counts.findings += await recheckOne(drafts.get(String(doc.id)) ?? doc, { collection, host }, run)
        counts.documents += 1
      }
      await advanced()
    }
  }
  return counts
}
