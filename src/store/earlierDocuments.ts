import type { PayloadRequest } from 'payload'

import { lexicalDocument } from '../content/adapters/lexicalDocument.ts'
import { type EarlierDocument, type EarlierIndex, earlierIndex } from '../content/copies/earlierIndex.ts'
import { signatureOf } from '../content/copies/minHash.ts'
import { documentFacts } from '../content/model/documentFacts.ts'
import { type StoredFields, storedInputs } from '../content/storedInputs.ts'
import type { ContentOpsSettings, HostDocument } from '../plugin.options.ts'
import { groupBy } from '../shared/groupBy.ts'
import { documentsOf } from './documentsOf.ts'
import { mongoCollection } from './mongo.ts'

type Input = { now: Date; req: PayloadRequest; settings: ContentOpsSettings; signal: AbortSignal }
type Dated = { collection: string; date: Date; id: string }

const MOST = 5_000
const MONTHS = 18
const AT_ONCE = 50

const monthsBefore = (now: Date): Date => {
  const since = new Date(now)
  since.setUTCMonth(since.getUTCMonth() - MONTHS)
  return since
}

/** The newest published ones of a collection by first publication, else by publication, else by creation. */
const newestIn = async (collection: string, { now, req }: Input): Promise<Dated[]> => {
  const rows = mongoCollection(req.payload, collection).aggregate<{ _id: unknown; date: Date }>([
    { $match: { _status: { $in: ['published', null] }, deletedAt: null } },
    { $project: { date: { $ifNull: ['$firstPublishedAt', '$publishedAt', '$createdAt'] } } },
    { $match: { date: { $gte: monthsBefore(now), $lte: now } } },
    { $sort: { date: -1, _id: -1 } },
    { $limit: MOST },
  ])
  return (await rows.toArray()).map(({ _id, date }) => ({ collection, date, id: String(_id) }))
}

/** What others may repeat of a stored document: its title and the plain text of all its rich texts. */
export const earlierDocument = (doc: HostDocument, fields: StoredFields, date: Date | null): EarlierDocument => {
  const facts = storedInputs(doc, fields).map((input) => documentFacts(lexicalDocument(input)))
  const text = facts.map((one) => one.text).filter((one) => one !== '').join('\n')
  return { path: facts[0]?.path ?? '', publishedAt: date?.toISOString() ?? null, signature: signatureOf(text), text, title: facts[0]?.title ?? '' }
}

const readBatch = async (batch: readonly Dated[], collection: string, { req, settings }: Input): Promise<EarlierDocument[]> => {
  const host = settings.collections[collection]
  if (!host) return []
  const dates = new Map(batch.map(({ date, id }) => [id, date]))
  const docs = await documentsOf(req, collection, [...dates.keys()])
  return docs.filter((doc) => host.published(doc)).map((doc) => earlierDocument(doc, { ...host, collection }, dates.get(String(doc.id)) ?? null))
}

/**
 * The newest 5,000 published documents of the last 18 months in the collections with checks, prepared for the rules that compare. Read in
 * batches; holds their titles and plain texts only. Rejects when `signal` aborts.
 */
export const earlierDocuments = async (input: Input): Promise<EarlierIndex> => {
  const dated: Dated[] = []
  for (const [collection, host] of Object.entries(input.settings.collections)) if (host.checks) dated.push(...(await newestIn(collection, input)))
  const newest = dated.sort((one, other) => other.date.getTime() - one.date.getTime()).slice(0, MOST)
  const documents: EarlierDocument[] = []
  for (const [collection, rows] of groupBy(newest, (row) => row.collection)) {
    for (let start = 0; start < rows.length; start += AT_ONCE) {
      input.signal.throwIfAborted()
      documents.push(...(await readBatch(rows.slice(start, start + AT_ONCE), collection, input)))
    }
  }
  return earlierIndex(documents)
}
