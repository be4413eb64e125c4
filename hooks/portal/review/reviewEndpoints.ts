import { APIError, type CollectionSlug, type Endpoint, executeAccess, type PayloadRequest } from 'payload'

import { decideTransition, REVIEW_ACTIONS, type ReviewAction, type ReviewState, type TransitionFacts } from '../../../src/review/decideTransition.ts'
import type { Clock } from '../../../src/shared/clock.ts'
import { CONTEXT_FLAGS } from '../../../src/shared/context.ts'
import { ERROR_CODES } from '../../../src/shared/errors.ts'
import { inTransaction } from '../../../src/store/inTransaction.ts'
import { tellReview } from '../../notify/tellReview.ts'
import { readStep, type StepBody } from './readStep.ts'
import { refuseStale } from './refuseStale.ts'
import { publishFacts } from './reviewFacts.ts'
import { transitionData } from './transitionData.ts'

type Doc = Record<string, unknown>
type Input = { action: ReviewAction; body: StepBody; collection: CollectionSlug; id: string; now: Date; req: PayloadRequest }

const loadLatest = async ({ collection, id, req }: Input): Promise<Doc> => {
  const doc: unknown = await req.payload.findByID({ id, collection, depth: 0, disableErrors: true, draft: true, overrideAccess: false, req })
  if (typeof doc === 'object' && doc !== null) return doc as Doc
  throw new APIError('没有这篇内容，或您无权查看。', 404, { code: 'NOT_FOUND' }, true)
}

const isLive = async ({ collection, id, req }: Input): Promise<boolean> => {
  const main = await req.payload.db.findOne<Doc & { id: string }>({ collection, req, where: { id: { equals: id } } })
  return main?.['_status'] === 'published'
}

/** A column's list widens nobody's role: a port officer submits no news, an editor no policies. */
const maySave = async ({ collection, id, req }: Input): Promise<boolean> =>
  Boolean(await executeAccess({ disableErrors: true, id, req }, req.payload.collections[collection].config.access.update))

const factsOf = async (input: Input, doc: Doc, live: boolean): Promise<TransitionFacts> => {
  const { action, body, now, req } = input
  const emergency = doc['emergency'] as undefined | { open?: boolean | null }
  const rights = await publishFacts(req, doc, doc)
  return {
    ...rights, action, canWrite: rights.canWrite && (await maySave(input)), emergency: body.emergency, emergencyOpen: emergency?.open === true, live, now, publishAt: body.publishAt,
    reason: body.reason, state: (doc['reviewState'] ?? 'draft') as ReviewState,
  }
}

const takeStep = async (input: Input): Promise<Doc> => {
  const { body, collection, id, now, req } = input
  const doc = await loadLatest(input)
  await refuseStale({ collection: req.payload.collections[collection].config, given: body.rev, req, stored: doc })
  const live = await isLive(input)
  const facts = await factsOf(input, doc, live)
  const step = decideTransition(facts)
  if (step.kind === 'refused') throw new APIError(step.message, ERROR_CODES[step.code], { code: step.code }, true)
  const data = transitionData(step, {
    actor: facts.actor, digest: facts.digest, doc, now: now.toISOString(), publishAt: body.publishAt?.toISOString() ?? null, reason: body.reason,
  })
  // Over a live document a step is saved beside it; publication, withdrawal and a document never published go into the main one.
  const draft = live && step.kind !== 'published' && step.kind !== 'withdrawn' && doc['_status'] !== 'published'
  const context = { [CONTEXT_FLAGS.reviewTransition]: true }
  const saved = (await req.payload.update({ id, collection, context, data, depth: 0, draft, overrideAccess: true, req })) as unknown as Doc
  await tellReview(req, { actor: facts.actor, authors: facts.authors, collection, levels: facts.levels, now, reason: body.reason, saved, step })
  return saved
}

const endpoint = (action: ReviewAction, clock: Clock): Endpoint => ({
  handler: async (req) => {
    if (!req.user) throw new APIError('请先登录。', 401, { code: 'FORBIDDEN' }, true)
    const body = await readStep(req)
    const collection = String(req.routeParams?.['collection']) as CollectionSlug
    const input: Input = { action, body, collection, id: String(req.routeParams?.['id']), now: clock(), req }
    const doc = await inTransaction(req, async () => takeStep(input))
    return Response.json({ doc: { _status: doc['_status'], id: doc['id'], rev: doc['rev'], reviewState: doc['reviewState'] }, message: '操作成功。' })
  },
  method: 'post',
  path: `/:id/${action}`,
})

/**
 * The steps of the review as endpoints. Each needs a login, a JSON body `{rev, comment, reason, publishAt, emergency}`
 * and runs in one transaction; a refusal says why, in Chinese, with 400, 403, 404 or 409.
 */
export const reviewEndpoints = (clock: Clock): Endpoint[] => REVIEW_ACTIONS.map((action) => endpoint(action, clock))
