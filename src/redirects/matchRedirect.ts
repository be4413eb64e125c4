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

const withQuery = (to: string, query: string): string => {
  if (query === '' || to.includes('?')) return to
  const [base = to, fragment] = to.split('#', 2)
  return fragment === undefined ? base + query : `${base}${query}#${fragment}`
}

/**
 * Finds the rule for a path: an exact one, else the longest prefix. A prefix ends at a segment and carries the rest of the
 * path over; the visitor's query is handed on unless the target has one of its own. `null` where no rule fits.
 * The rules are indexed once per array; hand in a new array after a change.
 * @param raw path as requested, with or without query
 */
export const matchRedirect = (rules: readonly RedirectRule[], raw: string): null | RedirectMatch => {
  const { exact, prefix } = indexOf(rules)
  const path = normalisePath(raw)
  const above = pathAndAncestors(path)
  const rule = exact.get(path) ?? above.map((from) => prefix.get(from)).find((found) => found !== undefined)
  if (!rule) return null
  if (rule.to === null || rule.status === 410) return { rule, status: 410, to: null }
  const from = normalisePath(rule.from)
  const rest = rule.match === 'exact' ? '' : path.slice(from === '/' ? 0 : from.length)
  const slash = rest !== '' && rest !== '/' && /\/(?:[?#]|$)/.test(raw) ? '/' : ''
  const to = joinRest(rule.to, rest === '/' ? '' : rest + slash)
  return { rule, status: rule.status, to: encodeLocation(withQuery(to, queryOf(raw))) }
}
