import type { PayloadRequest } from 'payload'

import type { Indicator } from '../../../src/scores/computeScore.ts'
import { idOf } from '../../../src/shared/idOf.ts'

export type Scheme = { from: string; id: string; indicators: Indicator[]; state: string }

/** The scheme a score is computed by; `null` when there is none of that id. */
export const loadScheme = async (req: PayloadRequest, scheme: unknown): Promise<null | Scheme> => {
  const id = idOf(scheme)
  const found = id ? await req.payload.findByID({ id, collection: 'evaluationSchemes', depth: 0, disableErrors: true, req }) : null
  return found ? { from: found.from, id: found.id, indicators: found.indicators ?? [], state: found.state ?? 'draft' } : null
}
