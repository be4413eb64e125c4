import { findLoop } from './findLoop.ts'
import { matchRedirect } from './matchRedirect.ts'
import type { RedirectRule } from './types.ts'

const follow = (rules: readonly RedirectRule[], rule: RedirectRule): RedirectRule => {
  if (rule.match === 'prefix' || rule.to === null || findLoop(rules, rule.from)) return rule
  let last: Pick<RedirectRule, 'document' | 'status' | 'to'> = rule
  for (;;) {
    const next = last.to?.startsWith('/') ? matchRedirect(rules, last.to) : null
    if (!next) break
    last = { ...next.rule, to: next.to }
  }
  return last.to === null ? { ...rule, ...(last.document ? { document: last.document } : {}), status: 410, to: null } : { ...rule, to: last.to }
}

/** Points every exact rule straight at the end of its chain; a chain that ends in 410 becomes 410. Loops are left as they are. */
export const collapseChains = (rules: readonly RedirectRule[]): RedirectRule[] => rules.map((rule) => follow(rules, rule))
