import { APIError, type Endpoint, type PayloadRequest } from 'payload'

import type { WorkList } from '../../src/review/workListView.ts'
import type { Clock } from '../../src/shared/clock.ts'
import { hasRole } from '../../src/shared/hasRole.ts'
import { ROLES } from '../../src/shared/roles.ts'
import { OPS_SLUGS, PORTAL_SLUGS } from '../../src/shared/slugs.ts'
import { readColumnFacts } from '../../src/store/columnFacts.ts'
import { mayRead } from '../../src/store/mayRead.ts'
import { readWaitingFindings } from '../../src/store/waitingFindings.ts'
import { readWaitingQuotas } from '../../src/store/waitingQuotas.ts'
import { readWaitingTexts } from '../../src/store/waitingTexts.ts'

const readWorkList = async (req: PayloadRequest, now: Date): Promise<WorkList> => {
  const id = String(req.user?.id ?? '')
  const person = { id, isReviewer: hasRole(req.user, 'reviewer') }
  if (!(await mayRead(req, PORTAL_SLUGS.columns))) return { findings: [], quotas: [], texts: [] }
  const columns = await readColumnFacts(req)
  const maySeeOps = await mayRead(req, OPS_SLUGS.findings)
  return {
    findings: maySeeOps ? await readWaitingFindings(req, id, columns) : [],
    quotas: maySeeOps ? await readWaitingQuotas(req, { columns, now, person }) : [],
    texts: await readWaitingTexts(req, person, columns),
  }
}

/** `GET /api/work-list`: what waits for the person who asks, as far as the person may read it. */
export const workList = (clock: Clock): Endpoint => ({
  handler: async (req) => {
    if (!hasRole(req.user, ...ROLES)) throw new APIError('请先登录。', 401, { code: 'FORBIDDEN' }, true)
    return Response.json(await readWorkList(req, clock()), { headers: { 'Cache-Control': 'no-store' } })
  },
  method: 'get',
  path: '/work-list',
})
