import type { AttachmentFacts } from '../attachments/attachmentFacts.ts'
import type { ContentFinding } from '../finding.ts'
import type { ContentDocument } from '../model/contentDocument.ts'

/** Without a document it has no text that could be read; why stands in `facts` or `findings`. */
export type ReadSubject = { kind: 'attachment' | 'document'; document: ContentDocument | null; facts: AttachmentFacts | null; findings: readonly ContentFinding[] }

/** What a file turned out to be. */
export type Subject = ReadSubject | { kind: 'skipped'; reason: string }
