import { APIError, type PayloadRequest } from 'payload'

import { isWriteConflict } from '../../../src/shared/isWriteConflict.ts'

type Input = { collection: string; id: string; req: PayloadRequest; stored: number }

const conflict = (): APIError =>
  new APIError('另一人刚刚保存了同一篇内容，您的保存没有生效。请刷新，核对后再保存。', 409, { code: 'CONFLICT_STALE' }, true)

/**
 * Takes the next revision number of a document in the transaction of `req`. The counter on the main document decides
 * between two savers, so that neither overwrites what it has not seen. Throws 409 for the one who lost.
 */
export const takeRevision = async ({ collection, id, req, stored }: Input): Promise<number> => {
  const model = req.payload.db.collections[collection]
  const transaction = await req.transactionID
  const session = transaction === undefined ? undefined : req.payload.db.sessions[transaction]
  try {
    const taken = await model?.updateOne({ _id: id, rev: { $in: [stored, null] } }, { $set: { rev: stored + 1 } }, { session, timestamps: false })
    if (taken?.matchedCount !== 1) throw conflict()
  } catch (error) {
    throw isWriteConflict(error) ? conflict() : error
  }
  return stored + 1
}
