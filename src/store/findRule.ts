import type { Document } from 'mongodb'
import type { PayloadRequest } from 'payload'

import type { RedirectRule } from '../redirects/types.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { mongoCollection, sessionOf, storedReference } from './mongo.ts'
import { RULE_FIELDS, type RuleRow } from './storedRule.ts'

const findOne = async (req: PayloadRequest, filter: Document): Promise<null | RuleRow> =>
  mongoCollection(req.payload, OPS_SLUGS.redirects).findOne<RuleRow>(filter, { projection: RULE_FIELDS, session: await sessionOf(req) })

/** The stored rule with this id. */
export const ruleById = (req: PayloadRequest, id: number | string): Promise<null | RuleRow> =>
  findOne(req, { _id: storedReference(req.payload, OPS_SLUGS.redirects, id).value })

/** The stored rule with the same path and match, other than the one being saved; switched off or not. */
export const sameRule = async (req: PayloadRequest, { from, match }: RedirectRule, exceptId: unknown): Promise<null | RuleRow> => {
  const found = await findOne(req, { from, match })
  return found && String(found._id) !== String(exceptId) ? found : null
}
