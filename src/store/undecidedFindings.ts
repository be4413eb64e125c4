import type { PayloadRequest } from 'payload'

import type { ContentFinding } from '../content/finding.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { mongoCollection, sessionOf } from './mongo.ts'
import { contentFingerprints, type DocumentChecks } from './recordDocumentChecks.ts'

/**
 * The findings nobody has decided on: those that people accepted (until a time that is not over) or called a false alarm are left out. A text that
 * changed has another fingerprint, so what was accepted in other words counts again.
 */
export const undecidedFindings = async (req: PayloadRequest, checks: Omit<DocumentChecks, 'title'>): Promise<ContentFinding[]> => {
  const found = contentFingerprints(checks)
  if (found.size === 0) return []
  const decided = await mongoCollection(req.payload, OPS_SLUGS.findings)
    .find<{ fingerprint: string }>(
      { $or: [{ acceptedUntil: null }, { acceptedUntil: { $gte: checks.now } }], fingerprint: { $in: [...found.keys()] }, state: { $in: ['accepted', 'falseAlarm'] } },
      { projection: { fingerprint: 1 }, session: await sessionOf(req) },
    )
    .toArray()
  const passed = new Set(decided.map(({ fingerprint }) => fingerprint))
  return [...found].filter(([fingerprint]) => !passed.has(fingerprint)).map(([, finding]) => finding)
}
