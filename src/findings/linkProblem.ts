import { reasonName } from '../shared/reasonNames.ts'
import type { LinkOutcome, Severity } from './types.ts'

export type LinkProblem = { severity: Severity; title: string }

const problemOf = ({ reason, verdict }: LinkOutcome, confirmed: boolean): null | { name: string; severity: Severity } => {
  switch (verdict) {
    case 'danger':
      return { name: '危险链接', severity: 'danger' }
    case 'broken':
      return confirmed ? { name: '断链', severity: 'error' } : { name: '疑似断链，待复查', severity: 'warning' }
    case 'suspicious':
      return { name: '可疑链接', severity: 'warning' }
    case 'blocked':
      return { name: '对方拒绝自动检查，请人工打开确认', severity: 'hint' }
    case 'redirected':
      if (reason === 'chain') return { name: '多次跳转', severity: 'warning' }
      return reason === 'permanent' ? { name: '地址已永久变更', severity: 'hint' } : null
    case 'ok':
    case 'skipped':
      return null
  }
}

/**
 * What a finding about this link says first, or `null` where there is nothing to say. A failure that is not yet confirmed is
 * a warning: it is called broken only when it is (DESIGN §5.5).
 */
export const linkProblem = (outcome: LinkOutcome, confirmed: boolean): LinkProblem | null => {
  const problem = problemOf(outcome, confirmed)
  if (!problem) return null
  const reason = reasonName(outcome.reason)
  return { severity: problem.severity, title: `${problem.name}${problem.name === reason ? '' : `（${reason}）`}：${outcome.url}` }
}
