import { type Collection, type Db, type Document, type Filter, ObjectId } from 'mongodb'

import type { FindingState, KnownFinding, Verdict } from '../findings/types.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { inBatches } from './inBatches.ts'
import type { FindingStore, FindingValues, FindingWrite } from './ports.ts'

type Row = Document & {
  _id: ObjectId
  acceptedUntil?: Date | null
  fingerprint: string
  kind: string
  rule?: null | string
  state: FindingState
  url?: null | string
  verdict?: null | Verdict
}

const NEEDED = { acceptedUntil: 1, fingerprint: 1, rule: 1, state: 1, url: 1, verdict: 1 }

const toKnown = (row: Row): KnownFinding => ({
  acceptedUntil: row.acceptedUntil ?? null,
  fingerprint: row.fingerprint,
  reason: row.rule ?? '',
  state: row.state,
  url: row.url ?? '',
  verdict: row.verdict ?? 'ok',
})

const isObjectId = (id: string): boolean => id.length === 24 && ObjectId.isValid(id)

/** Payload keeps references as ObjectId where the referred collection has such ids, else as they are. */
const asReference = (id: string): ObjectId | string => (isObjectId(id) ? new ObjectId(id) : id)

const stored = ({ document, run, ...values }: Partial<FindingValues>): Document => ({
  ...values,
  ...(document === undefined ? {} : { document: document && { relationTo: document.relationTo, value: asReference(document.value) } }),
  // A re-check of single links has no patrol run of its own; the finding keeps the run that met it last.
  ...(run !== undefined && isObjectId(run) ? { run: new ObjectId(run) } : {}),
})

const saveBatch = async (findings: Collection<Row>, batch: readonly FindingWrite[], now: Date): Promise<void> => {
  await findings.bulkWrite(
    batch.map(({ create, fingerprint, values }) => ({
      updateOne: {
        filter: { fingerprint },
        update: { $set: { ...stored(values), updatedAt: now }, ...(create ? { $setOnInsert: { createdAt: now, firstSeenAt: now, kind: 'link' } } : {}) },
        upsert: create,
      },
    })),
    { ordered: false },
  )
}

/** Findings about links in MongoDB through the driver; bulk writes of 500, every query on an index. */
export const mongoFindings = (db: Db): FindingStore => {
  const findings = db.collection<Row>(OPS_SLUGS.findings)
  return {
    knownFindings: async (urls) => {
      const known: KnownFinding[] = []
      await inBatches(urls, async (batch) => {
        const rows = await findings.find({ kind: 'link', url: { $in: [...batch] } } as Filter<Row>, { projection: NEEDED }).toArray()
        known.push(...rows.map(toKnown))
      })
      return known
    },
    saveFindings: (writes, now) => inBatches(writes, (batch) => saveBatch(findings, batch, now)),
    unsettled: async (after, limit) => {
      const filter = { kind: 'link', state: { $in: ['open', 'reopened', 'accepted'] }, ...(after === null ? {} : { _id: { $gt: new ObjectId(after) } }) } as Filter<Row>
      const rows = await findings.find(filter, { limit: limit + 1, projection: NEEDED, sort: { _id: 1 } }).toArray()
      const page = rows.slice(0, limit)
      return { findings: page.map(toKnown), next: rows.length > limit ? String(page.at(-1)?._id) : null }
    },
  }
}
