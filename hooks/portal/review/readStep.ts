import { APIError, type PayloadRequest } from 'payload'
import { z } from 'zod'

const stepSchema = z.object({
  comment: z.string().max(2000).nullish(),
  emergency: z.boolean().nullish(),
  publishAt: z.iso.datetime({ offset: true }).nullish(),
  reason: z.string().max(2000).nullish(),
  rev: z.number().int().nonnegative(),
})

/** A step as asked for; `reason` is the comment or the reason, whichever was written. */
export type StepBody = { emergency: boolean; publishAt: Date | null; reason: string; rev: number }

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
  if (!read.success) return refuse(`请求内容有误：${read.error.issues.map(({ path }) => path.join('.')).join('、')}（须带 rev；publishAt 须为带时区的时间）。`)
  const { comment, emergency, publishAt, reason, rev } = read.data
  return { emergency: emergency === true, publishAt: publishAt ? new Date(publishAt) : null, reason: (reason || comment || '').trim(), rev }
}
