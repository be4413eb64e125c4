import type { Severity } from '../finding.ts'

/** Severities from the worst, as readers of reports see them. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'hint']

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = { error: '错误', hint: '提示', warning: '警告' }
