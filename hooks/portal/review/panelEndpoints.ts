import { APIError, type CollectionSlug, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'

import type { TickedDocument } from '../../../src/review/reviewView.ts'
import { type StoredComment, tickComment } from '../../../src/review/tickComment.ts'
import type { Clock } from '../../../src/shared/clock.ts'
import { inTransaction } from '../../../src/store/inTransaction.ts'
import { type Asked, isLive, loadLatest, maySave } from './askedDocument.ts'
import { readChanges } from './readChanges.ts'
import { readReview } from './readReview.ts'
import { readJson } from './readStep.ts'
import { refuseStale } from './refuseStale.ts'
import { columnRights } from './reviewFacts.ts'
import { saveStep, standsBeside } from './saveStep.ts'

const askedIn = (req: PayloadRequest): Asked => {
  if (!req.user) throw new APIError('请先登录。', 401, { code: 'FORBIDDEN' }, true)
  return { collection: String(req.routeParams?.['collection']) as CollectionSlug, id: String(req.routeParams?.['id']), req }
}

const unkept = (body: object): Response => Response.json(body, { headers: { 'Cache-Control': 'no-store' } })

const tickSchema = z.object({ comment: z.string().min(1).max(100), done: z.boolean(), rev: z.number().int().nonnegative() })

type TickBody = z.infer<typeof tickSchema>

const readTick = async (req: PayloadRequest): Promise<TickBody> => {
  const read = tickSchema.safeParse(await readJson(req))
  if (read.success) return read.data
  throw new APIError('请求内容有误：须带 rev（修订号）、comment（批注的编号）和 done（true 为已改）。', 400, { code: 'INPUT_INVALID' }, true)
}

const tick = async (asked: Asked, { comment, done, rev }: TickBody, now: Date): Promise<TickedDocument> => {
  const { collection, req } = asked
  const doc = await loadLatest(asked)
  const { canWrite } = await columnRights(req, doc['column'])
  if (!canWrite || !(await maySave(asked))) throw new APIError('只有本栏目的编辑和审核人员可以处理批注。', 403, { code: 'FORBIDDEN' }, true)
  await refuseStale({ collection: req.payload.collections[collection].config, given: rev, req, stored: doc })
  const comments = (doc['reviewComments'] ?? []) as StoredComment[]
  const ticked = tickComment(comments, { at: now.toISOString(), by: String(req.user?.id), done, id: comment })
  if (ticked.kind === 'refused') throw new APIError(ticked.message, 409, { code: 'STATE_INVALID' }, true)
  const saved = await saveStep(asked, { data: { reviewComments: ticked.comments }, draft: standsBeside(doc, await isLive(asked)) })
  return { rev: Number(saved['rev']), updatedAt: String(saved['updatedAt']) }
}

/**
 * What the review shows of a document beside its steps: `GET /:id/review`, `GET /:id/review-changes?since=published|reviewed`, and
 * `POST /:id/tick-comment {rev, comment, done}` for whoever may write the text.
 */
export const panelEndpoints = (clock: Clock): Endpoint[] => [
  { handler: async (req) => unkept(await readReview(askedIn(req), clock())), method: 'get', path: '/:id/review' },
  { handler: async (req) => unkept(await readChanges(askedIn(req), req.query['since'] === 'published' ? 'published' : 'reviewed')), method: 'get', path: '/:id/review-changes' },
  {
    handler: async (req) => {
      const asked = askedIn(req)
      const body = await readTick(req)
      return Response.json(await inTransaction(req, () => tick(asked, body, clock())))
    },
    method: 'post', path: '/:id/tick-comment',
  },
]
