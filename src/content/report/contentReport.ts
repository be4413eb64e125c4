import type { Fix, Severity } from '../finding.ts'

/** A fault as reports show it. `text` quotes the offending words (personal data masked) or the element. */
export type ReportedFinding = {
  fix?: Fix
  message: string
  /** `line` and `column` from 1 where the source is text; `path` leads to the node (`body/p[12]`, `Sheet!B7`, `page 3`). */
  place: { column: number | null; field: string; line: number | null; path: string | null }
  rule: string
  severity: Severity
  source: string
  text: string
}

/** A document or attachment that was checked, also when nothing was found. `path` is relative to the given folder. */
export type CheckedDocument = { findings: readonly ReportedFinding[]; kind: 'attachment' | 'document'; path: string; title: string | null }

/** Something in the folder that is no content: named, never silently dropped. */
export type SkippedFile = { path: string; reason: string }

export type ReportSummary = {
  attachments: number
  /** Documents and attachments without any finding. */
  clean: number
  documents: number
  error: number
  hint: number
  skipped: number
  warning: number
}

/** Result of one check of files or of the database, version 1. Times are ISO instants in UTC. */
export type ContentReport = {
  /** False when the run was interrupted. */
  complete: boolean
  documents: readonly CheckedDocument[]
  finishedAt: string
  skipped: readonly SkippedFile[]
  startedAt: string
  summary: ReportSummary
  version: 1
}
