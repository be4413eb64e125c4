import type { Collection, Document, Filter } from 'mongodb'
import type { PayloadRequest } from 'payload'

import { isSitePath } from '../redirects/isSitePath.ts'
import { matchRedirect, pathAndAncestors } from '../redirects/matchRedirect.ts'
import { normalisePath } from '../redirects/normalisePath.ts'
import type { RedirectRule } from '../redirects/types.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { mongoCollection, sessionOf } from './mongo.ts'
import { RULE_FIELDS, type RuleRow, toRule } from './storedRule.ts'

const MAX_HOPS = 20
/** Rules that lead below a prefix and are followed each; the patrol of the table finds what lies beyond. */
const MOST_INCOMING = 100

type Rows = (filter: Filter<Document>) => Promise<RuleRow[]>

const rowsOf = async (req: PayloadRequest, exceptId: unknown): Promise<Rows> => {
  const collection: Collection<Document> = mongoCollection(req.payload, OPS_SLUGS.redirects)
  const session = await sessionOf(req)
  return async (filter) => {
    const rows = await collection.find<RuleRow>({ enabled: true, ...filter }, { projection: RULE_FIELDS, session }).limit(MOST_INCOMING).toArray()
    return rows.filter(({ _id }) => String(_id) !== String(exceptId))
  }
}

const isBelow = (path: string): Filter<Document> => ({ toPath: { $gte: `${path}/`, $lt: `${path}0` } })

/** The rules whose target is a normalised path, however it ends, or lies below it. */
const leadingTo = (rows: Rows, path: string, below: boolean): Promise<RuleRow[]> =>
  rows({ $or: [{ toPath: { $in: [path, `${path}/`] } }, ...(below ? [isBelow(path)] : [])] })

type Followed = { found: Map<string, RedirectRule>; rows: Rows; rule: RedirectRule }

/** Follows the rules from a path, at most 20 hops; one indexed query a hop. */
const followFrom = async ({ found, rows, rule }: Followed, start: null | string): Promise<void> => {
  let path = start
  for (let hop = 0; hop < MAX_HOPS && isSitePath(path); hop += 1) {
    for (const row of await rows({ from: { $in: pathAndAncestors(normalisePath(path)) } })) found.set(String(row._id), toRule(row))
    path = matchRedirect([...found.values(), rule], path)?.to ?? null
  }
}

/**
 * The stored rules on the path of `rule` and above it, those a visitor would pass after it, and those that lead to it: what
 * decides whether it closes a loop.
 * Costs the same however many redirects there are. The row `exceptId` (the one being saved) is left out.
 */
export const rulesAround = async (req: PayloadRequest, rule: RedirectRule, exceptId: unknown): Promise<RedirectRule[]> => {
  const rows = await rowsOf(req, exceptId)
  const found = new Map<string, RedirectRule>()
  const isPrefix = rule.match === 'prefix'
  await followFrom({ found, rows, rule }, rule.from)
  await followFrom({ found, rows, rule }, isPrefix && isSitePath(rule.to) ? `${rule.to}/x` : rule.to)
  if (isPrefix) {
    for (const row of await leadingTo(rows, rule.from, true)) {
      found.set(String(row._id), toRule(row))
      await followFrom({ found, rows, rule }, row.toPath ?? null)
    }
  }
  return [...found.values()]
}

/** The rules that lead to the very path of `rule`, as rows. */
export const rulesInto = async (req: PayloadRequest, rule: RedirectRule, exceptId: unknown): Promise<RuleRow[]> =>
  leadingTo(await rowsOf(req, exceptId), rule.from, false)
