import type { ReviewState, TransitionFacts } from '../../../src/review/decideTransition.ts'
import { type Asked, maySave } from './askedDocument.ts'
import { publishFacts } from './reviewFacts.ts'

type Standing = Omit<TransitionFacts, 'action' | 'emergency' | 'publishAt' | 'reason'>

/** What decides about steps of the review apart from the step itself: the text, its column and who asks. */
export const readStanding = async (asked: Asked, { doc, live, now }: { doc: Record<string, unknown>; live: boolean; now: Date }): Promise<Standing> => {
  const emergency = doc['emergency'] as undefined | { open?: boolean | null }
  const rights = await publishFacts(asked.req, doc, doc)
  return { ...rights, canWrite: rights.canWrite && (await maySave(asked)), emergencyOpen: emergency?.open === true, live, now, state: (doc['reviewState'] ?? 'draft') as ReviewState }
}
