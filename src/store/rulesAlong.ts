import type { PayloadRequest } from 'payload'

import { matchRedirect, pathAndAncestors } from '../redirects/matchRedirect.ts'
import { normalisePath } from '../redirects/normalisePath.ts'
import type { RedirectRule, RedirectStatus } from '../redirects/types.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { localApi } from './localApi.ts'

const MAX_HOPS = 20

type Row = { from: string; id: unknown; match: 'exact' | 'prefix'; status: RedirectStatus; toPath?: null | string }

const toRule = (row: Row): RedirectRule => ({ from: row.from, match: row.match, status: row.status, to: row.toPath ?? null })

const rulesAt = async (req: PayloadRequest, path: string): Promise<Row[]> => {
  const { docs } = await localApi(req).find({
    collection: OPS_SLUGS.redirects,
    pagination: false,
    where: { and: [{ enabled: { equals: true } }, { from: { in: pathAndAncestors(path) } }] },
  })
  return docs as unknown as Row[]
}

/**
 * The stored rules a visitor would pass after `rule`, followed at most 20 hops; one indexed query a hop, so the check
 * costs the same however many redirects there are. The row `exceptId` (the one being saved) is left out.
 */
export const rulesAlong = async (req: PayloadRequest, rule: RedirectRule, exceptId: unknown): Promise<RedirectRule[]> => {
  const found = new Map<unknown, RedirectRule>()
  let path = rule.match === 'prefix' && rule.to?.startsWith('/') ? `${rule.to}/x` : rule.to
  for (let hop = 0; hop < MAX_HOPS && path?.startsWith('/'); hop += 1) {
    const rows = (await rulesAt(req, normalisePath(path))).filter((row) => row.id !== exceptId)
    for (const row of rows) found.set(row.id, toRule(row))
    path = matchRedirect([...found.values(), rule], path)?.to ?? null
  }
  return [...found.values()]
}
