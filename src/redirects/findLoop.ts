import { matchRedirect } from './matchRedirect.ts'
import { normalisePath } from './normalisePath.ts'
import type { RedirectRule } from './types.ts'

/** Browsers give up at 20 hops; a prefix rule that leads below itself grows for ever and is caught by this. */
const MAX_HOPS = 20

const isPath = (to: null | string): to is string => to !== null && to.startsWith('/') && !to.startsWith('//')

/**
 * Follows the rules from a path. Returns the way round, first and last path equal (or 20 hops long where a prefix rule
 * grows for ever), or `null` where the way ends.
 */
export const findLoop = (rules: readonly RedirectRule[], start: string): null | string[] => {
  const way = [normalisePath(start)]
  for (let hop = 0; hop < MAX_HOPS; hop += 1) {
    const to = matchRedirect(rules, way.at(-1) ?? '/')?.to ?? null
    if (!isPath(to)) return null
    const next = normalisePath(to)
    const seen = way.indexOf(next)
    way.push(next)
    if (seen >= 0) return way.slice(seen)
  }
  return way
}

/** A loop that `rule` would close with the others: asked at its path, and below it where it is a prefix. */
export const findLoopThrough = (rules: readonly RedirectRule[], rule: RedirectRule): null | string[] => {
  const all = [...rules.filter((other) => other.match !== rule.match || normalisePath(other.from) !== normalisePath(rule.from)), rule]
  const below = rule.match === 'prefix' ? findLoop(all, `${rule.from}/x`) : null
  return findLoop(all, rule.from) ?? below
}
