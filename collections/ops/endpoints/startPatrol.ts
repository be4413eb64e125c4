import { setTimeout as sleep } from 'node:timers/promises'

import type { Endpoint, PayloadRequest } from 'payload'

import { type PatrolRunState, runningPatrol } from '../../../src/findings/runningPatrol.ts'
import { UserError } from '../../../src/shared/errors.ts'
import { shanghaiDateTime } from '../../../src/shared/shanghai.ts'
import { OPS_SLUGS } from '../../../src/shared/slugs.ts'
import { isWriteConflict } from '../../../src/shared/isWriteConflict.ts'
import type { OpsParts } from '../opsParts.ts'
import { type ActionAnswer, operatorAction } from './operatorAction.ts'

const collection = OPS_SLUGS.patrolRuns
const ATTEMPTS = 10
const RETRY_MS = 20

const unfinished = async (parts: OpsParts, req: PayloadRequest): Promise<PatrolRunState[]> => {
  const { docs } = await parts.api(req).find({ collection, limit: 50, sort: 'createdAt', where: { state: { in: ['queued', 'running'] } } })
  return docs.map((row) => ({ createdAt: new Date(String(row.createdAt)), heartbeatAt: row.heartbeatAt ? new Date(String(row.heartbeatAt)) : null, id: String(row.id) }))
}

const refuseBusy = (run: PatrolRunState): never => {
  throw new UserError('STATE_INVALID', `已有一次巡检在排队或进行中（${shanghaiDateTime(run.createdAt)} 提交），请等它结束后再试 (a patrol is under way)。`)
}

/**
 * The unique key of a request: what it comes after. Of requests that arrive at the same moment all see the same newest
 * run, so the database lets one of them in, whatever their order.
 */
const requestKey = async (parts: OpsParts, req: PayloadRequest): Promise<string> => {
  const { docs } = await parts.api(req).find({ collection, limit: 1, sort: '-createdAt' })
  return `after:${String(docs[0]?.id ?? 'none')}`
}

const buryDead = async (parts: OpsParts, req: PayloadRequest, dead: readonly PatrolRunState[]): Promise<void> => {
  const finishedAt = parts.settings.clock().toISOString()
  for (const { id } of dead) await parts.api(req).update({ collection, data: { error: '心跳中断，视为已中断', finishedAt, state: 'interrupted' }, id })
}

const start = async (parts: OpsParts, req: PayloadRequest, attempts = ATTEMPTS): Promise<ActionAnswer> => {
  const now = parts.settings.clock()
  const key = await requestKey(parts, req)
  const { busy, dead } = runningPatrol(await unfinished(parts, req), now)
  if (busy) refuseBusy(busy)
  await buryDead(parts, req, dead)
  const data = { heartbeatAt: now.toISOString(), kind: 'site', requestKey: key, startUrl: parts.settings.portalUrl, state: 'queued', trigger: 'manual' }
  try {
    const { id } = await parts.api(req).create({ collection, data })
    return { id: String(id), state: 'queued' }
  } catch (error) {
    const first = runningPatrol(await unfinished(parts, req), now).busy
    if (first) return refuseBusy(first)
    if (attempts <= 1 || !isWriteConflict(error)) throw error
    // The request that won is not committed yet; what it asked for is seen in a moment.
    await sleep(RETRY_MS)
    return start(parts, req, attempts - 1)
  }
}

/** `POST /api/patrolRuns/start`: asks for a patrol of the portal; a worker takes it up. One at a time. */
export const startPatrol = (parts: OpsParts): Endpoint => operatorAction(parts, '/start', (req) => start(parts, req))
