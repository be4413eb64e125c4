import type { ContentFinding } from '../finding.ts'
import type { ContentDocument } from '../model/contentDocument.ts'

/** What a file turned out to be. `attachment` without a document has no text that could be read; its faults stand in `findings`. */
export type Subject =
  | { kind: 'attachment'; document: ContentDocument | null; findings: readonly ContentFinding[] }
  | { kind: 'document'; document: ContentDocument; findings: readonly ContentFinding[] }
  | { kind: 'skipped'; reason: string }
