import type { ContentFinding } from '../finding.ts'
import type { ReportedFinding } from './contentReport.ts'

/** A finding in the shape of the report. */
export const reportedFinding = ({ column, field, fix, line, message, nodePath, rule, severity, source, text }: ContentFinding): ReportedFinding => ({
  rule, severity, message, place: { line: line ?? null, column: column ?? null, path: nodePath, field }, text, source, ...(fix ? { fix } : {}),
})

const placeOrder = ({ place }: ReportedFinding): number => (place.line ?? 0) * 100_000 + (place.column ?? 0)

/** Findings in the order of the source, those without a line as they came. */
export const inOrder = (findings: readonly ReportedFinding[]): ReportedFinding[] => findings.toSorted((one, other) => placeOrder(one) - placeOrder(other))
