import type { AnyBulkWriteOperation, Document } from 'mongodb'
import type { PayloadRequest } from 'payload'

import { ruleKey } from '../redirects/redirectsForMove.ts'
import { repointedBy } from '../redirects/repointedBy.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { ruleById } from './findRule.ts'
import { mongoCollection, sessionOf } from './mongo.ts'
import { rulesInto } from './rulesAround.ts'
import { leadingFields, toRule } from './storedRule.ts'

/** Points the rules that lead to the path of a stored rule straight at where that one leads, so that no chain is stored. */
export const repointInto = async (req: PayloadRequest, { id, now }: { id: number | string; now: Date }): Promise<void> => {
  const collection = mongoCollection(req.payload, OPS_SLUGS.redirects)
  const session = await sessionOf(req)
  const row = await ruleById(req, id)
  if (!row) return
  const rule = toRule(row)
  const incoming = await rulesInto(req, rule, id)
  const rows = new Map(incoming.map((other) => [ruleKey(other), other]))
  const writes = repointedBy(rule, incoming.map(toRule)).map((other): AnyBulkWriteOperation<Document> => ({
    updateOne: { filter: { _id: rows.get(ruleKey(other))?._id }, update: { $set: { ...leadingFields(req.payload, other), updatedAt: now } } },
  }))
  if (writes.length > 0) await collection.bulkWrite(writes, { session })
}
