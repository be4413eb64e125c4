import type { PayloadRequest } from 'payload'

import { idsOf } from '../shared/idsOf.ts'
import { PORTAL_SLUGS } from '../shared/slugs.ts'

/** A column as far as work is shared out by it. `levels`: approvals a text needs. */
export type ColumnFacts = { editors: string[]; id: string; levels: number; path: string; responsible: string[]; reviewers: string[]; title: string }

/** Columns read at once; the design's limit is 200. */
const MOST_COLUMNS = 500

/** The columns the person may read, by id. */
export const readColumnFacts = async (req: PayloadRequest): Promise<ReadonlyMap<string, ColumnFacts>> => {
  const select = { editors: true, path: true, quota: { responsible: true }, reviewers: true, reviewLevels: true, title: true } as const
  const { docs } = await req.payload.find({ collection: PORTAL_SLUGS.columns, depth: 0, limit: MOST_COLUMNS, overrideAccess: false, pagination: false, req, select })
  return new Map(docs.map(({ editors, id, path, quota, reviewers, reviewLevels, title }) => [
    id, { editors: idsOf(editors), id, levels: reviewLevels ?? 1, path: path ?? '', responsible: idsOf(quota?.responsible), reviewers: idsOf(reviewers), title },
  ]))
}
