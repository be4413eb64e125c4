import { APIError, type CollectionSlug, type Endpoint } from 'payload'

import { decideTransition, REVIEW_ACTIONS, type ReviewAction, type TransitionFacts } from '../../../src/review/decideTransition.ts'
import { type PinnedComment, pinComments } from '../../../src/review/reviewComment.ts'
import type { Clock } from '../../../src/shared/clock.ts'
import { ERROR_CODES } from '../../../src/shared/errors.ts'
import { inTransaction } from '../../../src/store/inTransaction.ts'
import { tellReview } from '../../notify/tellReview.ts'
import { type Asked, isLive, loadLatest } from './askedDocument.ts'
import { labelsOf } from './fieldLabels.ts'
import { readStep, type StepBody } from './readStep.ts'
import { saveStep, standsBeside } from './saveStep.ts'
import { refuseStale } from './refuseStale.ts'
import { readStanding } from './readStanding.ts'
import { transitionData } from './transitionData.ts'

type Doc = Record<string, unknown>
type Input = Asked & { action: ReviewAction; body: StepBody; now: Date }

const refuse = (code: keyof typeof ERROR_CODES, message: string): never => {
  throw new APIError(message, ERROR_CODES[code], { code }, true)
}

/** The comments that go with a return, pinned to the text as it is. */
const commentsOf = ({ action, body, collection, req }: Input, doc: Doc): PinnedComment[] => {
  if (body.comments.length === 0) return []
  if (action !== 'return') return refuse('INPUT_INVALID', '批注（comments）只能随退回一并提交。')
  const pinned = pinComments(doc, body.comments, labelsOf(req.payload.collections[collection].config.fields))
  return pinned.kind === 'refused' ? refuse('INPUT_INVALID', pinned.message) : pinned.comments
}

const factsOf = async (input: Input, { doc, live }: { doc: Doc; live: boolean }): Promise<TransitionFacts> => {
  const { action, body, now } = input
  return { ...(await readStanding(input, { doc, live, now })), action, emergency: body.emergency, publishAt: body.publishAt, reason: reasonOf(body) }
}

const reasonOf = ({ comments, reason }: StepBody): string => reason || (comments.length > 0 ? `见 ${comments.length} 处批注` : '')

const takeStep = async (input: Input): Promise<Doc> => {
  const { body, collection, now, req } = input
  const doc = await loadLatest(input)
  await refuseStale({ collection: req.payload.collections[collection].config, given: body.rev, req, stored: doc })
  const live = await isLive(input)
  const facts = await factsOf(input, { doc, live })
  const step = decideTransition(facts)
  if (step.kind === 'refused') return refuse(step.code, step.message)
  const comments = commentsOf(input, doc)
  const data = transitionData(step, {
    actor: facts.actor, comments, digest: facts.digest, doc, now: now.toISOString(), publishAt: body.publishAt?.toISOString() ?? null, reason: reasonOf(body),
  })
  const beside = step.kind !== 'published' && step.kind !== 'withdrawn' && standsBeside(doc, live)
  const saved = await saveStep(input, { data, draft: beside })
  await tellReview(req, { actor: facts.actor, authors: facts.authors, collection, levels: facts.levels, now, reason: reasonOf(body), saved, step })
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
