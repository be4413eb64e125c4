import { mergeQuery } from './mergeQuery.ts'
import { encodeLocation, normalisePath, queryOf } from './normalisePath.ts'
import type { RedirectMatch, RedirectRule } from './types.ts'

type Index = { exact: Map<string, RedirectRule>; prefix: Map<string, RedirectRule> }

const indexes = new WeakMap<readonly RedirectRule[], Index>()

const indexOf = (rules: readonly RedirectRule[]): Index => {
  const known = indexes.get(rules)
  if (known) return known
  const built: Index = { exact: new Map(), prefix: new Map() }
  for (const rule of rules) built[rule.match].set(normalisePath(rule.from), rule)
  indexes.set(rules, built)
  return built
}

/** `/a/b/c`, `/a/b`, `/a`, `/`: a path and everything above it, longest first. */
export const pathAndAncestors = (path: string): string[] => {
  const segments = path.split('/').filter(Boolean)
  return [...segments.map((_, index) => `/${segments.slice(0, segments.length - index).join('/')}`), '/']
}

const joinRest = (to: string, rest: string): string => {
  const [, base = to, tail = ''] = /^([^?#]*)([\s\S]*)$/.exec(to) ?? []
  return rest === '' ? to : `${base.replace(/\/+$/, '')}${rest}${tail}`
}

/** What stands behind the prefix in the request, with its closing slash where it was asked with one. */
const restOf = (rule: RedirectRule, path: string, raw: string): string => {
  if (rule.match === 'exact' || rule.keepRest === false) return ''
  const from = normalisePath(rule.from)
  const rest = path.slice(from === '/' ? 0 : from.length)
  if (rest === '' || rest === '/') return ''
  return /\/(?:[?#]|$)/.test(raw) ? `${rest}/` : rest
}

/**
 * Finds the rule for a path: an exact one, else the longest prefix. A prefix ends at a segment and carries the rest of the
 * path over unless the rule says otherwise; so is the visitor's query, behind the target's own (`mergeQuery`).
 * `null` where no rule fits. The rules are indexed once per array; hand in a new array after a change.
 * @param raw path as requested, with or without query
 */
export const matchRedirect = (rules: readonly RedirectRule[], raw: string): null | RedirectMatch => {
  const { exact, prefix } = indexOf(rules)
  const path = normalisePath(raw)
  const rule = exact.get(path) ?? pathAndAncestors(path).map((from) => prefix.get(from)).find((found) => found !== undefined)
  if (!rule) return null
  if (rule.to === null || rule.status === 410) return { rule, status: 410, to: null }
  const to = joinRest(rule.to, restOf(rule, path, raw))
  return { rule, status: rule.status, to: encodeLocation(rule.keepQuery === false ? to : mergeQuery(to, queryOf(raw))) }
}
