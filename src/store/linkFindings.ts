import { ObjectId } from 'mongodb'
import type { PayloadRequest } from 'payload'

import { isOpenState, STATE_NAMES } from '../findings/openState.ts'
import type { FindingState } from '../findings/types.ts'
import { UserError } from '../shared/errors.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { localApi } from './localApi.ts'

/** A finding about a link, as far as its repair goes. */
export type LinkFinding = { finalUrl: null | string; id: string; state: FindingState; url: string; verdict: string }

const MOST = 50

const findingOf = (row: Readonly<Record<string, unknown>> & { id: number | string }): LinkFinding => ({
  finalUrl: (row['evidence'] as null | { finalUrl?: string })?.finalUrl ?? null, id: String(row.id), state: row['state'] as FindingState, url: String(row['url']), verdict: String(row['verdict'] ?? ''),
})

const refuseClosed = (findings: readonly LinkFinding[]): void => {
  const closed = findings.find(({ state }) => !isOpenState(state))
  if (closed) throw new UserError('STATE_INVALID', `链接 ${closed.url} 的问题现在是“${STATE_NAMES[closed.state]}”，无需再修复，什么都没有改动。请刷新列表；确要修复时，请先重新打开这个问题。`)
}

/**
 * The open findings about links with these ids, 1 to 50.
 * @throws UserError NOT_FOUND where one is gone or about something else, STATE_INVALID where one is closed, accepted or a false alarm
 */
export const openLinkFindings = async (req: PayloadRequest, ids: unknown): Promise<LinkFinding[]> => {
  const wanted = Array.isArray(ids) ? [...new Set(ids.map(String))] : []
  if (wanted.length === 0 || wanted.length > MOST) throw new UserError('INPUT_INVALID', `请选择 1 至 ${MOST} 个链接问题。`)
  const known = wanted.every((id) => ObjectId.isValid(id))
  const { docs } = known ? await localApi(req).find({ collection: OPS_SLUGS.findings, limit: MOST, where: { id: { in: wanted }, kind: { equals: 'link' } } }) : { docs: [] }
  if (docs.length < wanted.length) throw new UserError('NOT_FOUND', '所选问题中有的已不存在，或不是链接问题；请刷新列表后再选。')
  const findings = docs.map(findingOf)
  refuseClosed(findings)
  return findings
}
