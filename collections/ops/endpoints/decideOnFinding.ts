import type { Endpoint, PayloadRequest } from 'payload'

import { decideFinding, type FindingAction } from '../../../src/findings/decideFinding.ts'
import type { FindingState } from '../../../src/findings/types.ts'
import { CONTEXT_REASON } from '../../../src/shared/context.ts'
import { UserError } from '../../../src/shared/errors.ts'
import { OPS_SLUGS } from '../../../src/shared/slugs.ts'
import type { OpsParts } from '../opsParts.ts'
import { type ActionAnswer, type ActionBody, operatorAction } from './operatorAction.ts'

const collection = OPS_SLUGS.findings

const stateOf = async (parts: OpsParts, req: PayloadRequest, id: string): Promise<FindingState> => {
  const finding = await parts.api(req).findByID({ collection, disableErrors: true, id })
  if (!finding) throw new UserError('NOT_FOUND', `没有编号为 ${id} 的问题，可能已被清理；请刷新列表 (no such finding)。`)
  return finding.state as FindingState
}

const actorOf = (parts: OpsParts, req: PayloadRequest): null | number | string =>
  req.user && req.user.collection === parts.users ? req.user.id : null

type Deciding = { action: FindingAction; body: ActionBody; parts: OpsParts; req: PayloadRequest }

const act = async ({ action, body, parts, req }: Deciding, id: string): Promise<ActionAnswer> => {
  const state = await stateOf(parts, req, id)
  const decision = decideFinding({ action, now: parts.settings.clock(), reason: body.reason, state, until: body.until })
  if (decision.kind === 'refused') throw new UserError(decision.why === 'state' ? 'STATE_INVALID' : 'INPUT_INVALID', decision.message)
  const data = {
    acceptedBy: actorOf(parts, req),
    acceptedReason: decision.reason,
    acceptedUntil: decision.until?.toISOString() ?? null,
    state: decision.state,
    ...(action === 'reopen' ? { fixedAt: null } : {}),
  }
  await parts.api(req).update({ collection, context: { [CONTEXT_REASON]: decision.reason }, data, id })
  return { id, state: decision.state }
}

const MOST_SELECTED = 200

/** Accepts a selection, all or none: the first that cannot be accepted is named. */
const acceptSelected = async (parts: OpsParts, req: PayloadRequest, body: ActionBody): Promise<ActionAnswer> => {
  const ids = Array.isArray(body['findings']) ? [...new Set(body['findings'].map(String))] : []
  if (ids.length === 0 || ids.length > MOST_SELECTED || !ids.every((id) => /^[0-9a-f]{24}$/.test(id))) throw new UserError('INPUT_INVALID', `请选择 1 至 ${MOST_SELECTED} 个问题。`)
  await parts.inTransaction(req, async () => {
    for (const id of ids) await act({ action: 'accept', body, parts, req }, id)
  })
  return { accepted: ids.length }
}

/** `POST /api/findings/accept-selected {findings, reason, until}`: one decision for many, or none. */
export const acceptSelection = (parts: OpsParts): Endpoint => operatorAction(parts, '/accept-selected', (req, body) => acceptSelected(parts, req, body))

/** `POST /api/findings/:id/accept|false-alarm|reopen`: the only ways a person changes a finding, each with a reason. */
export const decideOnFinding = (parts: OpsParts): Endpoint[] =>
  ([['accept', 'accept'], ['false-alarm', 'falseAlarm'], ['reopen', 'reopen']] as const).map(([name, action]) =>
    operatorAction(parts, `/:id/${name}`, (req, body) => act({ action, body, parts, req }, String(req.routeParams?.id ?? ''))),
  )
