import type { PayloadRequest } from 'payload'

import { OPS_SLUGS } from '../shared/slugs.ts'
import { mongoCollection, sessionOf } from './mongo.ts'

/** A path of the not-found log that a rule now answers is settled. */
export const noteRedirected = async (req: PayloadRequest, { now, path }: { now: Date; path: string }): Promise<void> => {
  const log = mongoCollection(req.payload, OPS_SLUGS.notFoundLog)
  await log.updateOne({ path, state: 'open' }, { $set: { state: 'redirected', updatedAt: now } }, { session: await sessionOf(req) })
}
