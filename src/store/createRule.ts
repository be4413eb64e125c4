import type { PayloadRequest } from 'payload'

import { UserError } from '../shared/errors.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { localApi } from './localApi.ts'

/** A rule as it was stored: `to` is where it leads in the end, `410` where nothing is left. */
export type MadeRule = { from: string; id: string; status: number; to: string }

const GONE = '410'

/**
 * Makes a permanent redirect of one path for a person; the collection's own guards refuse loops, live pages and doubles.
 * @param to a path of this site, an address, or `410` where the content is gone
 */
export const createRule = async (req: PayloadRequest, { from, note, to }: { from: string; note: string; to: unknown }): Promise<MadeRule> => {
  if (typeof to !== 'string' || to.trim() === '') throw new UserError('INPUT_INVALID', '请选择或填写要跳到的地址。')
  const target = to.trim() === GONE ? { kind: 'gone' } : { kind: 'url', url: to }
  const rule = await localApi(req).create({ collection: OPS_SLUGS.redirects, data: { from, match: 'exact', note, status: 301, target } })
  return { from: String(rule['from']), id: String(rule.id), status: Number(rule['status']), to: String(rule['toPath'] ?? GONE) }
}
