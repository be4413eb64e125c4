import type { Endpoint, PayloadRequest } from 'payload'

import { type PatrolRunState, runningPatrol } from '../../../src/findings/runningPatrol.ts'
import { UserError } from '../../../src/shared/errors.ts'
import { shanghaiDateTime } from '../../../src/shared/shanghai.ts'
import { OPS_SLUGS } from '../../../src/shared/slugs.ts'
import type { OpsParts } from '../opsParts.ts'
import { type ActionAnswer, operatorAction } from './operatorAction.ts'

const collection = OPS_SLUGS.patrolRuns

const unfinished = async (parts: OpsParts, req: PayloadRequest): Promise<PatrolRunState[]> => {
  const { docs } = await parts.api(req).find({ collection, limit: 50, sort: 'createdAt', where: { state: { in: ['queued', 'running'] } } })
  return docs.map((row) => ({ createdAt: new Date(String(row.createdAt)), heartbeatAt: row.heartbeatAt ? new Date(String(row.heartbeatAt)) : null, id: String(row.id) }))
}

const refuseBusy = (run: PatrolRunState): never => {
  throw new UserError('STATE_INVALID', `已有一次巡检在排队或进行中（${shanghaiDateTime(run.createdAt)} 提交），请等它结束后再试 (a patrol is under way)。`)
}

const start = async (parts: OpsParts, req: PayloadRequest): Promise<ActionAnswer> => {
  const now = parts.settings.clock()
  const { busy, dead } = runningPatrol(await unfinished(parts, req), now)
  if (busy) refuseBusy(busy)
  const api = parts.api(req)
  for (const { id } of dead) await api.update({ collection, data: { error: '心跳中断，视为已中断', finishedAt: now.toISOString(), state: 'interrupted' }, id })
  const data = { heartbeatAt: now.toISOString(), kind: 'site', startUrl: parts.settings.portalUrl, state: 'queued', trigger: 'manual' }
  const created = await api.create({ collection, data })
  // Two people may press at the same moment: both rows are there now, and both requests agree on which was first.
  const first = runningPatrol(await unfinished(parts, req), now).busy
  if (first && first.id !== String(created.id)) {
    await api.delete({ collection, id: created.id })
    return refuseBusy(first)
  }
  return { id: String(created.id), state: 'queued' }
}

/** `POST /api/patrolRuns/start`: asks for a patrol of the portal; a worker takes it up. One at a time. */
export const startPatrol = (parts: OpsParts): Endpoint => operatorAction(parts, '/start', (req) => start(parts, req))
