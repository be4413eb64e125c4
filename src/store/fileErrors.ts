import type { PayloadRequest } from 'payload'

import { OPS_SLUGS, PORTAL_SLUGS } from '../shared/slugs.ts'
import { mongoCollection, sessionOf, storedForms, storedReference } from './mongo.ts'

/** `title`: name of the file and what is wrong; `nodePath`: the place in it. */
export type FileError = { nodePath: null | string; title: string }

/** The errors found in these attachments that are open: nobody accepted them, no newer file mended them. */
export const fileErrors = async (req: PayloadRequest, ids: readonly string[]): Promise<FileError[]> => {
  if (ids.length === 0) return []
  const references = ids.flatMap((id) => storedForms(storedReference(req.payload, PORTAL_SLUGS.attachments, id)))
  return mongoCollection(req.payload, OPS_SLUGS.findings)
    .find<FileError>({ document: { $in: references }, kind: 'content', severity: 'error', state: { $in: ['open', 'reopened'] } }, { projection: { _id: 0, nodePath: 1, title: 1 }, session: await sessionOf(req) })
    .toArray()
}
