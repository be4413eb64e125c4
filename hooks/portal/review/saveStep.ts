import { CONTEXT_FLAGS } from '../../../src/shared/context.ts'
import type { Asked } from './askedDocument.ts'

type Doc = Record<string, unknown>

/** Over a live document, what is no publication is saved beside it; a document never published, or live as it is, is saved as the main one. */
export const standsBeside = (doc: Readonly<Doc>, live: boolean): boolean => live && doc['_status'] !== 'published'

/** Saves the review's own fields as the system, past the guards for people, and gives the document as saved. */
export const saveStep = async ({ collection, id, req }: Asked, { data, draft }: { data: Doc; draft: boolean }): Promise<Doc> => {
  const context = { [CONTEXT_FLAGS.reviewTransition]: true }
  return (await req.payload.update({ id, collection, context, data, depth: 0, draft, overrideAccess: true, req })) as unknown as Doc
}
