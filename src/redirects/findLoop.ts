import { isSitePath } from './isSitePath.ts'
import { matchRedirect } from './matchRedirect.ts'
import { normalisePath } from './normalisePath.ts'
import type { RedirectRule } from './types.ts'

/** Rules, and whether a live page ends the way at a normalised path. */
export type Paths = { isLive: (path: string) => Promise<boolean>; rules: readonly RedirectRule[] }

/** Browsers give up at 20 hops; a prefix rule that leads below itself grows for ever and is caught by this. */
const MAX_HOPS = 20

/**
 * Follows the rules from a path. Resolves to the way round, first and last path equal (or 20 hops long where a prefix rule
 * grows for ever), or to `null` where the way ends.
 */
export const findLoop = async ({ isLive, rules }: Paths, start: string): Promise<null | string[]> => {
  const way = [normalisePath(start)]
  for (let hop = 0; hop < MAX_HOPS; hop += 1) {
    const at = way.at(-1) ?? '/'
    const to = (await isLive(at)) ? null : (matchRedirect(rules, at)?.to ?? null)
    if (!isSitePath(to)) return null
    const next = normalisePath(to)
    const seen = way.indexOf(next)
    way.push(next)
    if (seen >= 0) return way.slice(seen)
  }
  return way
}

const isSameRule = (left: RedirectRule, right: RedirectRule): boolean => left.match === right.match && normalisePath(left.from) === normalisePath(right.from)

const firstLoop = async (paths: Paths, starts: readonly string[]): Promise<null | string[]> => {
  for (const start of starts) {
    const loop = await findLoop(paths, start)
    if (loop) return loop
  }
  return null
}

/** Where a loop through a rule can begin: at its own path and, where it is a prefix, below it and at every rule that leads into it. */
const startsOf = (rule: RedirectRule, others: readonly RedirectRule[]): string[] =>
  rule.match === 'prefix' ? [rule.from, `${rule.from}/x`, ...(isSitePath(rule.to) ? [rule.to] : []), ...others.map(({ from }) => from)] : [rule.from]

/** A loop that `rule` would close with the others. */
export const findLoopThrough = async ({ isLive, rules }: Paths, rule: RedirectRule): Promise<null | string[]> => {
  const others = rules.filter((other) => !isSameRule(other, rule))
  return firstLoop({ isLive, rules: [...others, rule] }, startsOf(rule, others))
}

/** A loop that shows once `rule` is no longer there, since it stood in front of a prefix. */
export const findLoopWithout = async ({ isLive, rules }: Paths, rule: RedirectRule): Promise<null | string[]> => {
  const others = rules.filter((other) => !isSameRule(other, rule))
  return firstLoop({ isLive, rules: others }, startsOf(rule, others))
}
