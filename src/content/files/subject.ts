import type { AttachmentFacts } from '../attachments/attachmentFacts.ts'
import type { ContentFinding } from '../finding.ts'
import type { ContentDocument } from '../model/contentDocument.ts'

/** What a file turned out to be. Without a document it has no text that could be read; why stands in `facts` or `findings`. */
export type Subject =
  | { kind: 'attachment' | 'document'; document: ContentDocument | null; facts: AttachmentFacts | null; findings: readonly ContentFinding[] }
  | { kind: 'skipped'; reason: string }
