import { APIError, type PayloadRequest } from 'payload'
import { z } from 'zod'

import type { PinnedComment } from '../../../src/review/reviewComment.ts'

const commentSchema = z.object({
  field: z.string().min(1).max(100), path: z.string().max(500).nullish(), quote: z.string().max(500).nullish(), text: z.string().trim().min(1).max(1000),
})

const MOST_COMMENTS = 100

const stepSchema = z.object({
  comments: z.array(commentSchema).max(MOST_COMMENTS).nullish(),
  comment: z.string().max(2000).nullish(),
  emergency: z.boolean().nullish(),
  publishAt: z.iso.datetime({ offset: true }).nullish(),
  reason: z.string().max(2000).nullish(),
  rev: z.number().int().nonnegative(),
})

/** A step as asked for; `reason` is the comment or the reason, whichever was written. */
export type StepBody = { comments: PinnedComment[]; emergency: boolean; publishAt: Date | null; reason: string; rev: number }

const refuse = (message: string): never => {
  throw new APIError(message, 400, { code: 'INPUT_INVALID' }, true)
}

/** The JSON body of a request. Forms are refused: another site could post them. */
export const readJson = async (req: PayloadRequest): Promise<unknown> => {
  if (!req.headers.get('content-type')?.startsWith('application/json') || !req.json) return refuse('请求须为 JSON（Content-Type: application/json）。')
  try {
    return await req.json()
  } catch {
    return refuse('请求的 JSON 有误，无法解析。')
  }
}

/** Reads and checks the body of a review step; throws 400 naming the wrong field. */
export const readStep = async (req: PayloadRequest): Promise<StepBody> => {
  const read = stepSchema.safeParse(await readJson(req))
  if (!read.success) return refuse(`请求内容有误：${read.error.issues.map(({ path }) => path.join('.')).join('、')}（须带 rev；publishAt 须为带时区的时间；批注 comments 至多 ${MOST_COMMENTS} 条，每条须有 field 和 text）。`)
  const { comment, emergency, publishAt, reason, rev } = read.data
  const comments = (read.data.comments ?? []).map(({ field, path, quote, text }) => ({ field, path: path || null, quote: quote || null, text }))
  return { comments, emergency: emergency === true, publishAt: publishAt ? new Date(publishAt) : null, reason: (reason || comment || '').trim(), rev }
}
