import type { Severity } from '../finding.ts'
import type { CheckedDocument, ReportSummary } from './contentReport.ts'

/** Counts of a report. */
export const summarise = (documents: readonly CheckedDocument[], skipped: number): ReportSummary => {
  const count = (severity: Severity): number => documents.reduce((sum, { findings }) => sum + findings.filter((finding) => finding.severity === severity).length, 0)
  const attachments = documents.filter(({ kind }) => kind === 'attachment').length
  return {
    attachments, clean: documents.filter(({ findings }) => findings.length === 0).length, documents: documents.length - attachments,
    error: count('error'), hint: count('hint'), skipped, warning: count('warning'),
  }
}
