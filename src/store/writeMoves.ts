import type { AnyBulkWriteOperation, Document } from 'mongodb'
import type { PayloadRequest } from 'payload'

import { normalisePath } from '../redirects/normalisePath.ts'
import { type Move, redirectsForMove, ruleKey } from '../redirects/redirectsForMove.ts'
import type { RedirectRule } from '../redirects/types.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { mongoCollection, sessionOf, storedReference } from './mongo.ts'
import { leadingFields, RULE_FIELDS, type RuleRow, toRule } from './storedRule.ts'

/**
 * A document whose public path changed; `null` says not public. A `successor` (`collection:id`) takes over what led to it.
 */
export type DocumentMove = { collection: string; from: null | string; id: string; successor?: string; to: null | string }

export type MovesInput = { moves: readonly DocumentMove[]; now: Date }

const concerned = (req: PayloadRequest, moves: readonly DocumentMove[]): Document => {
  const paths = moves.flatMap(({ from, to }) => [from, to]).filter((path) => path !== null)
  const normalised = paths.map(normalisePath)
  const ids = moves.map(({ collection, id }) => storedReference(req.payload, collection, id).value)
  return { $or: [{ from: { $in: normalised } }, { toPath: { $in: [...paths, ...normalised] } }, { 'target.document.value': { $in: ids } }] }
}

const MOVES_A_BATCH = 100

type Batch = { moved: ReadonlySet<string>; now: Date; req: PayloadRequest; rows: ReadonlyMap<string, RuleRow> }

/** A rule on a path that a document just left is the system's own from then on, and is on. */
const writeOf = ({ moved, now, req, rows }: Batch, rule: RedirectRule): AnyBulkWriteOperation<Document> => {
  const row = rows.get(ruleKey(rule))
  const own = rule.match === 'exact' && moved.has(rule.from) ? { enabled: true, origin: 'auto' } : {}
  const update = { $set: { ...leadingFields(req.payload, rule), ...own, updatedAt: now } }
  if (row) return { updateOne: { filter: { _id: row._id }, update } }
  const document = { ...update.$set, createdAt: now, from: rule.from, hits: 0, keepQuery: true, keepRest: true, match: rule.match }
  return { insertOne: { document } }
}

const writeBatch = async (req: PayloadRequest, { moves, now }: MovesInput): Promise<void> => {
  const collection = mongoCollection(req.payload, OPS_SLUGS.redirects)
  const session = await sessionOf(req)
  const found = await collection.find<RuleRow>(concerned(req, moves), { projection: RULE_FIELDS, session }).toArray()
  const live = new Set(moves.flatMap(({ to }) => (to === null ? [] : [normalisePath(to)])))
  const plain: Move[] = moves.map(({ collection: slug, id, ...move }) => ({ document: `${slug}:${id}`, ...move }))
  const plan = redirectsForMove({ isLive: (path) => live.has(path), moves: plain, rules: found.map(toRule) })
  const rows = new Map(found.map((row) => [ruleKey(row), row]))
  const moved = new Set(moves.flatMap(({ from }) => (from === null ? [] : [normalisePath(from)])))
  const removals = plan.remove.map((rule): AnyBulkWriteOperation<Document> => ({ deleteOne: { filter: { _id: rows.get(ruleKey(rule))?._id } } }))
  const writes = [...removals, ...plan.write.map((rule) => writeOf({ moved, now, req, rows }, rule))]
  if (writes.length > 0) await collection.bulkWrite(writes, { session })
}

/**
 * Writes what a set of moves does to the redirects, in the transaction of `req`. Moves are taken a hundred at a time, in
 * one bulk write each, so a column of any size can move. The move itself is what the audit log tells, not each rule.
 */
export const writeMoves = async (req: PayloadRequest, { moves, now }: MovesInput): Promise<void> => {
  for (let start = 0; start < moves.length; start += MOVES_A_BATCH) {
    await writeBatch(req, { moves: moves.slice(start, start + MOVES_A_BATCH), now })
  }
}
