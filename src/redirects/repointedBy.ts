import { isSitePath } from './isSitePath.ts'
import { normalisePath } from './normalisePath.ts'
import { isTemporary, type RedirectRule } from './types.ts'

/** Whether a rule's target is the path itself, however it is spelt. */
export const leadsTo = (rule: RedirectRule, path: string): boolean => isSitePath(rule.to) && normalisePath(rule.to) === normalisePath(path)

/** The exact rules that led to the path of a new permanent rule, pointed straight at where that one leads. */
export const repointedBy = (rule: RedirectRule, incoming: readonly RedirectRule[]): RedirectRule[] => {
  if (rule.match === 'prefix' || isTemporary(rule)) return []
  return incoming
    .filter((other) => other.match === 'exact' && leadsTo(other, rule.from))
    .map(({ document: _, ...other }) => ({ ...other, ...(rule.document ? { document: rule.document } : {}), status: rule.to === null ? 410 : other.status, to: rule.to }))
}
