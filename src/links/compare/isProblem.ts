import type { TargetReport } from '../report.ts'

/** Whether somebody has something to do about a link: the links that findings are kept about. Temporary redirects are fine as they are. */
export const isProblem = ({ reason, verdict }: Pick<TargetReport, 'reason' | 'verdict'>): boolean =>
  verdict === 'redirected' ? reason === 'permanent' || reason === 'chain' : verdict !== 'ok' && verdict !== 'skipped'
