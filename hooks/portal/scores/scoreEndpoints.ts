import { APIError, type Endpoint, type PayloadRequest, type Where } from 'payload'
import { z } from 'zod'

import type { EvaluationScore } from '../../../src/payload-types.ts'
import { computeScore } from '../../../src/scores/computeScore.ts'
import { decideScoreStep, SCORE_ACTIONS, type ScoreAction } from '../../../src/scores/decideScoreStep.ts'
import { rankScores } from '../../../src/scores/rankScores.ts'
import type { Clock } from '../../../src/shared/clock.ts'
import { CONTEXT_FLAGS } from '../../../src/shared/context.ts'
import { ERROR_CODES } from '../../../src/shared/errors.ts'
import { hasRole } from '../../../src/shared/hasRole.ts'
import { idOf } from '../../../src/shared/idOf.ts'
import { inTransaction } from '../../../src/store/inTransaction.ts'
import { readJson } from '../review/readStep.ts'
import { loadScheme } from './loadScheme.ts'

type Step = { action: ScoreAction; actor: string; now: string; reason: string; req: PayloadRequest }

const collection = 'evaluationScores'
const context = { [CONTEXT_FLAGS.reviewTransition]: true }
const bodySchema = z.object({ comment: z.string().max(2000).nullish(), reason: z.string().max(2000).nullish() })

const missingIn = async (req: PayloadRequest, score: EvaluationScore): Promise<string[]> => {
  const scheme = await loadScheme(req, score.scheme)
  const raw = new Map((score.values ?? []).flatMap(({ indicator, raw: value }) => (typeof value === 'number' ? [[indicator, value] as const] : [])))
  return computeScore({ adjustments: [], indicators: scheme?.indicators ?? [], raw }).missing
}

const requireAllowed = async ({ action, actor, reason, req }: Step, score: EvaluationScore): Promise<void> => {
  const editedBy = [...(score.editedBy ?? []), score.enteredBy].map(idOf).filter((id) => id !== null)
  const step = decideScoreStep({
    action, actor, current: score.current === true, editedBy, isTrade: hasRole(req.user, 'trade'), missing: await missingIn(req, score), reason, state: score.state ?? 'draft',
  })
  if (!step.allowed) throw new APIError(step.message, ERROR_CODES[step.code], { code: step.code }, true)
}

/** Ranks of all current scores of the month; a rank follows from the totals, so a correction may move others. */
const rankMonth = async (req: PayloadRequest, period: string): Promise<void> => {
  const where: Where = { and: [{ period: { equals: period } }, { current: { equals: true } }, { state: { equals: 'published' as const } }] }
  const { docs } = await req.payload.find({ collection, depth: 0, pagination: false, req, where })
  const ranks = rankScores(docs.map(({ id, total }) => ({ id, total: total ?? 0 })))
  for (const { id, rank } of docs) {
    if (rank !== ranks.get(id)) await req.payload.db.updateOne({ collection, data: { rank: ranks.get(id) }, id, req, select: { id: true } })
  }
}

const publish = async ({ actor, now, req }: Step, score: EvaluationScore): Promise<EvaluationScore> => {
  const before = idOf(score.supersedes)
  if (before) await req.payload.update({ id: before, collection, context, data: { current: false }, depth: 0, req })
  const saved = await req.payload.update({ id: score.id, collection, context, data: { current: true, publishedAt: now, publishedBy: actor, state: 'published' }, depth: 0, req })
  await rankMonth(req, score.period)
  return saved
}

const correct = async ({ actor, reason, req }: Step, score: EvaluationScore): Promise<EvaluationScore> => {
  const revision = (score.revision ?? 1) + 1
  const rows = (score.values ?? []).map(({ id: _id, ...row }) => row)
  const adjustments = (score.adjustments ?? []).map(({ id: _id, ...row }) => row)
  const { center, period, scheme } = score
  const open = await req.payload.count({ collection, req, where: { key: { equals: `${idOf(center)}:${period}:${revision}` } } })
  if (open.totalDocs > 0) throw new APIError('这一得分已有一份更正在办理，请在那一份上修改。', 409, { code: 'STATE_INVALID' }, true)
  return await req.payload.create({
    collection, context, data: { adjustments, center, current: false, editedBy: [actor], enteredBy: actor, period, reason, revision, scheme, state: 'draft', supersedes: score.id, values: rows },
    depth: 0, req,
  })
}

const takeStep = async (step: Step, id: string): Promise<EvaluationScore> => {
  const { action, actor, req } = step
  const score = await req.payload.findByID({ id, collection, depth: 0, disableErrors: true, overrideAccess: false, req })
  if (!score) throw new APIError('没有这条得分，或您无权查看。', 404, { code: 'NOT_FOUND' }, true)
  await requireAllowed(step, score)
  if (action === 'publish') return await publish(step, score)
  if (action === 'correct') return await correct(step, score)
  const data = action === 'confirm' ? { confirmedBy: actor, state: 'confirmed' as const } : { confirmedBy: null, reason: step.reason, state: 'draft' as const }
  return await req.payload.update({ id, collection, context, data, depth: 0, req })
}

const endpoint = (action: ScoreAction, clock: Clock): Endpoint => ({
  handler: async (req) => {
    if (!req.user) throw new APIError('请先登录。', 401, { code: 'FORBIDDEN' }, true)
    const body = bodySchema.safeParse(await readJson(req))
    if (!body.success) throw new APIError('请求内容有误：reason 须为文字。', 400, { code: 'INPUT_INVALID' }, true)
    const reason = (body.data.reason || body.data.comment || '').trim()
    const step: Step = { action, actor: String(req.user.id), now: clock().toISOString(), reason, req }
    const doc = await inTransaction(req, async () => takeStep(step, String(req.routeParams?.['id'])))
    return Response.json({ doc: { id: doc.id, rank: doc.rank, revision: doc.revision, state: doc.state, total: doc.total }, message: '操作成功。' })
  },
  method: 'post',
  path: `/:id/${action}`,
})

/** `POST /api/evaluationScores/:id/{confirm,publish,return,correct}`: two persons, frozen once published, corrections as revisions. */
export const scoreEndpoints = (clock: Clock): Endpoint[] => SCORE_ACTIONS.map((action) => endpoint(action, clock))
