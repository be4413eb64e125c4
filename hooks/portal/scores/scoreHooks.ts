import { APIError, type CollectionAfterChangeHook, type CollectionBeforeChangeHook, type PayloadRequest, type Where } from 'payload'

import { computeScore } from '../../../src/scores/computeScore.ts'
import { monthBounds } from '../../../src/shared/shanghai.ts'
import { idOf } from '../../../src/shared/idOf.ts'
import { isSystem } from '../review/isSystem.ts'
import { loadScheme, type Scheme } from './loadScheme.ts'

type Doc = Record<string, unknown>
type Value = { indicator?: string; raw?: null | number }

const refuse = (status: 400 | 409, message: string): never => {
  throw new APIError(message, status, { code: status === 409 ? 'STATE_INVALID' : 'INPUT_INVALID' }, true)
}

const requireMonth = (period: unknown): void => {
  try {
    monthBounds(String(period))
  } catch (error) {
    refuse(400, error instanceof RangeError ? error.message : '月份有误。')
  }
}

const requireScheme = (scheme: null | Scheme, period: string): Scheme => {
  if (!scheme) return refuse(400, '没有这个考核方案，请重新选择。')
  if (scheme.state !== 'active') refuse(400, '考核方案尚未启用或已停用，请选择启用的方案。')
  if (scheme.from > period) refuse(400, `考核方案自 ${scheme.from} 起用，不能用于 ${period}。`)
  return scheme
}

/** One row per indicator in the scheme's order, with the points computed; an unknown or repeated indicator is refused. */
const computed = (doc: Doc, { indicators }: Scheme): Doc => {
  const rows = (Array.isArray(doc['values']) ? doc['values'] : []) as Value[]
  const known = new Set(indicators.map(({ key }) => key))
  const wrong = rows.map(({ indicator }) => indicator).find((key, index, all) => !known.has(key ?? '') || all.indexOf(key) !== index)
  if (wrong !== undefined) refuse(400, `指标“${wrong}”不在考核方案中，或填写了两次。`)
  const raw = new Map(rows.flatMap(({ indicator, raw: value }) => (typeof value === 'number' && Number.isFinite(value) ? [[indicator ?? '', value] as const] : [])))
  const adjustments = (Array.isArray(doc['adjustments']) ? (doc['adjustments'] as { points?: number }[]) : []).map(({ points }) => points ?? 0)
  const { points, total } = computeScore({ adjustments, indicators, raw })
  const values = indicators.map(({ key }) => ({ ...rows.find(({ indicator }) => indicator === key), indicator: key, points: points.get(key) ?? 0 }))
  return { total, values }
}

/** What a person cannot set: state, persons, revision. A new score is a draft by its creator; values are kept with who changed them. */
const ofPerson = (req: PayloadRequest, stored: Doc): Doc => {
  const actor = idOf(req.user)
  const before = (Array.isArray(stored['editedBy']) ? stored['editedBy'] : []).map(idOf)
  const kept = ['confirmedBy', 'publishedBy', 'publishedAt', 'rank', 'supersedes'].map((name) => [name, stored[name] ?? null])
  return {
    ...Object.fromEntries(kept), current: false, editedBy: [...new Set([...before, actor])].filter((id) => id !== null), enteredBy: stored['enteredBy'] ?? actor,
    revision: stored['revision'] ?? 1, state: 'draft',
  }
}

/** Computes points, total and key of a score on the server, and keeps confirmed and published ones from being changed. */
export const fillScore = (): CollectionBeforeChangeHook => async ({ data, originalDoc, req }) => {
  const stored: Doc = originalDoc ?? {}
  const person = !isSystem(req)
  if (person && stored['id'] !== undefined && stored['state'] !== 'draft') refuse(409, '得分已确认或发布，不能修改。未发布的请先退回；已发布的请用“更正”另立一版。')
  const doc: Doc = { ...stored, ...data, ...(person ? ofPerson(req, stored) : {}) }
  requireMonth(doc['period'])
  // A published score keeps the scheme it was computed by, even when that has been retired since.
  const found = await loadScheme(req, doc['scheme'])
  const scheme = doc['state'] === 'draft' ? requireScheme(found, String(doc['period'])) : found
  const key = `${idOf(doc['center'])}:${String(doc['period'])}:${String(doc['revision'] ?? 1)}`
  return { ...doc, ...(scheme ? computed(doc, scheme) : {}), key }
}

/** A scheme by which a score was computed is never edited again. */
export const markSchemeUsed = (): CollectionAfterChangeHook => async ({ doc, operation, req }) => {
  const id = idOf(doc.scheme)
  if (operation !== 'create' || !id) return
  const where: Where = { and: [{ id: { equals: id } }, { used: { not_equals: true } }] }
  const unused = await req.payload.count({ collection: 'evaluationSchemes', req, where })
  if (unused.totalDocs > 0) await req.payload.db.updateOne({ collection: 'evaluationSchemes', data: { used: true }, id, req, select: { id: true } })
}
