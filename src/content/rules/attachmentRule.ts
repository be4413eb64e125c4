import type { AttachmentFacts } from '../attachments/attachmentFacts.ts'
import type { Severity } from '../finding.ts'

/** An executed example: facts that differ from those of a sound `通知.docx`, and whether the rule must find them wrong. */
export type AttachmentExample = { facts: Partial<AttachmentFacts>; hit: boolean; note?: string }

/** A rule on a file as a whole. `check` gives the message, or null where nothing is wrong. */
export type AttachmentRule = {
  check: (facts: AttachmentFacts) => string | null
  doc: { examples: readonly AttachmentExample[]; name: string; why: string }
  id: string
  severity: Severity
  source: string
}

/** The file that examples differ from. */
export const SOUND_FILE: AttachmentFacts = { actual: null, embedded: [], extension: 'docx', hasMacros: false, name: '通知.docx', opening: { kind: 'ok' }, size: 12_000, words: true }
