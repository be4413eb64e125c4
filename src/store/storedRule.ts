import type { ObjectId } from 'mongodb'
import type { Payload } from 'payload'

import type { RedirectRule, RedirectStatus } from '../redirects/types.ts'
import { storedReference } from './mongo.ts'

/** A row of the `redirects` collection as MongoDB holds it. */
export type RuleRow = {
  _id: ObjectId
  enabled?: boolean
  from: string
  keepQuery?: boolean | null
  keepRest?: boolean | null
  match: 'exact' | 'prefix'
  origin?: 'auto' | 'manual'
  status: RedirectStatus
  target?: { document?: null | { relationTo: string; value: unknown }; kind?: string; url?: null | string }
  toPath?: null | string
}

/** What a rule's row needs to be judged and served. */
export const RULE_FIELDS = { enabled: 1, from: 1, keepQuery: 1, keepRest: 1, match: 1, origin: 1, status: 1, target: 1, toPath: 1 } as const

export const toRule = (row: RuleRow): RedirectRule => ({
  from: row.from,
  match: row.match,
  status: row.status,
  to: row.toPath ?? null,
  ...(row.target?.document ? { document: `${row.target.document.relationTo}:${String(row.target.document.value)}` } : {}),
  ...(row.keepQuery === false ? { keepQuery: false } : {}),
  ...(row.keepRest === false ? { keepRest: false } : {}),
})

/** `collection:id` taken apart. */
export const referenceOf = (document: string): { relationTo: string; value: string } => {
  const colon = document.indexOf(':')
  return { relationTo: document.slice(0, colon), value: document.slice(colon + 1) }
}

/** The target as the form shows it. */
export const targetOfRule = ({ document, to }: Pick<RedirectRule, 'document' | 'to'>) =>
  document ? { document: referenceOf(document), kind: 'document', url: null } : { document: null, kind: to === null ? 'gone' : 'url', url: to }

/** The fields of a row that say where a rule leads, for writes through the driver. */
export const leadingFields = (payload: Payload, rule: RedirectRule) => {
  const { document, ...target } = targetOfRule(rule)
  const stored = document ? { ...target, document: storedReference(payload, document.relationTo, document.value) } : target
  return { status: rule.status, target: stored, toPath: rule.to }
}
