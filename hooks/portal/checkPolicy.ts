import { APIError, type CollectionAfterChangeHook, type CollectionBeforeChangeHook, type PayloadRequest } from 'payload'

import { findOverlap, type PolicyScope } from '../../src/policies/findOverlap.ts'
import { validityOn } from '../../src/policies/validityOn.ts'
import type { Clock } from '../../src/shared/clock.ts'
import { shanghaiDay } from '../../src/shared/shanghai.ts'
import { idOf } from '../../src/shared/idOf.ts'
import { idsOf } from '../../src/shared/idsOf.ts'

type Doc = Record<string, unknown>

const dayOf = (value: unknown): null | string => (typeof value === 'string' || value instanceof Date ? shanghaiDay(new Date(value)) : null)

const scopeOf = (doc: Doc): PolicyScope => ({
  cargoKinds: idsOf(doc['cargoKinds']), feeKinds: idsOf(doc['feeKinds']), from: dayOf(doc['effectiveFrom']) ?? '', id: String(doc['id'] ?? ''),
  places: idsOf(doc['places']), supersedes: idOf(doc['supersedes']), title: String(doc['title'] ?? ''), to: dayOf(doc['effectiveTo']),
})

const refuse = (message: string): never => {
  throw new APIError(message, 400, { code: 'INPUT_INVALID' }, true)
}

const published = async (req: PayloadRequest): Promise<PolicyScope[]> => {
  const where = { _status: { equals: 'published' as const }, deletedAt: { exists: false } }
  const { docs } = await req.payload.db.find<Doc & { id: string }>({ collection: 'feeWaiverPolicies', limit: 0, pagination: false, req, where })
  return docs.map(scopeOf)
}

const refuseContradiction = (policy: PolicyScope, others: readonly PolicyScope[]): void => {
  if (policy.supersedes !== null && policy.supersedes === policy.id) refuse('政策不能替代自己，请改选“替代的政策”。')
  const other = findOverlap(policy, others)
  if (other) refuse(`与已发布的政策《${other.title}》（${other.from} 起）适用于同样的费用、货物、场所和日期。请调整日期或范围，或在“替代的政策”中选择它。`)
}

/** Works out a policy's validity by the calendar and refuses to publish one that contradicts another it does not replace. */
export const checkPolicy = (clock: Clock): CollectionBeforeChangeHook => async ({ data, originalDoc, req }) => {
  const policy = scopeOf({ ...originalDoc, ...data })
  if (policy.to !== null && policy.from > policy.to) refuse(`失效日期 ${policy.to} 早于生效日期 ${policy.from}，请更正。`)
  if (policy.from === '') return data
  const others = await published(req)
  if (data['_status'] === 'published') refuseContradiction(policy, others)
  const replacedFrom = others.filter(({ supersedes }) => supersedes === policy.id && policy.id !== '').map(({ from }) => from).sort()[0] ?? null
  return { ...data, validity: validityOn({ ...policy, replacedFrom }, shanghaiDay(clock())) }
}

/** Marks the replaced policy once its published successor is in force; one that starts later is marked by the calendar job. */
export const markSuperseded = (clock: Clock): CollectionAfterChangeHook => async ({ doc, req }) => {
  const { from, supersedes } = scopeOf(doc as Doc)
  if (doc._status !== 'published' || supersedes === null || from > shanghaiDay(clock())) return
  await req.payload.db.updateOne({ collection: 'feeWaiverPolicies', data: { validity: 'superseded' }, id: supersedes, req, select: { id: true } })
}
