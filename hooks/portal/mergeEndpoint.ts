import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'

import type { Clock } from '../../src/shared/clock.ts'
import { UserError } from '../../src/shared/errors.ts'
import { hasRole } from '../../src/shared/hasRole.ts'
import { mergeColumns, previewMerge } from '../../src/store/mergeColumns.ts'
import { inTransaction } from '../../src/store/inTransaction.ts'
import { readJson } from './review/readStep.ts'
import { columnRights } from './review/reviewFacts.ts'

const bodySchema = z.object({ dryRun: z.boolean().default(false), into: z.string().min(1), reason: z.string().trim().max(500).default('') })

const refuse = (status: number, message: string, code: string): never => {
  throw new APIError(message, status, { code }, true)
}

/** A column that is gone is told of by the merge itself. */
const requireRights = async (req: PayloadRequest, ids: readonly string[]): Promise<void> => {
  if (hasRole(req.user, 'operator')) return
  for (const id of ids) {
    const { exists, isReviewer } = await columnRights(req, id)
    if (exists && !isReviewer) refuse(403, '只有运维人员，或两个栏目的审核人，可以合并栏目。', 'FORBIDDEN')
  }
}

const readBody = async (req: PayloadRequest): Promise<z.infer<typeof bodySchema>> => {
  const read = bodySchema.safeParse(await readJson(req))
  if (!read.success) return refuse(400, '请求内容有误：须写明 into（并入的栏目）；reason 最多 500 个字。', 'INPUT_INVALID')
  if (!read.data.dryRun && read.data.reason === '') return refuse(400, '请写明合并的理由，审计日志会记下它。', 'INPUT_INVALID')
  return read.data
}

/**
 * `POST /api/columns/:id/merge {into, reason, dryRun}`: merges the column into another, in one transaction; with `dryRun`
 * it only says what would move. For operators and for reviewers of both columns.
 */
export const mergeEndpoint = (clock: Clock): Endpoint => ({
  handler: async (req) => {
    if (!req.user) return refuse(401, '请先登录。', 'FORBIDDEN')
    const from = String(req.routeParams?.['id'])
    const { dryRun, into, reason } = await readBody(req)
    await requireRights(req, [from, into])
    const request = { from, into, now: clock(), reason }
    try {
      const merged = dryRun ? await previewMerge(req, request) : await inTransaction(req, async () => mergeColumns(req, request))
      return Response.json({ dryRun, merged, message: dryRun ? '可以合并。' : '合并完成，原网址会自动跳转。' })
    } catch (thrown) {
      if (thrown instanceof UserError) return refuse(thrown.status, thrown.message, thrown.code)
      throw thrown
    }
  },
  method: 'post',
  path: '/:id/merge',
})
