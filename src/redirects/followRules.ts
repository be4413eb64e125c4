import { isSitePath } from './isSitePath.ts'
import { matchRedirect } from './matchRedirect.ts'
import { encodeLocation, normalisePath } from './normalisePath.ts'
import type { RedirectRule, RedirectStatus } from './types.ts'

/** What stands at a normalised path: a live page under its canonical address, one that was public once, or nothing known. */
export type Standing = { state: 'gone' } | { state: 'live'; url: string } | { state: 'unknown' }

/** Where a visitor's path is looked up. */
export type VisitedSite<Rule extends RedirectRule> = {
  rulesFor: (path: string) => Promise<readonly Rule[]>
  standingAt: (path: string) => Promise<Standing>
}

/** How a visit ends: on the page itself, one redirect away from where it ends, at something gone, nowhere, or never. */
export type Ending<Rule extends RedirectRule> =
  | { kind: 'gone'; rule: null | Rule }
  | { kind: 'live' }
  | { kind: 'loop'; rule: null | Rule }
  | { kind: 'redirect'; rule: null | Rule; status: RedirectStatus; to: string }
  | { kind: 'unknown' }

const MAX_HOPS = 20

const tailOf = (url: string): string => /[?#][\s\S]*$/.exec(url)?.[0] ?? ''
const pathOf = (url: string): string => url.replace(/[?#][\s\S]*$/, '')

const isPermanent = (status: RedirectStatus): boolean => status === 301 || status === 308
const keepsMethod = (status: RedirectStatus): boolean => status === 307 || status === 308

/** The one status for two hops taken as one: permanent, and keeping the method, only where both are (RFC 9110 §15.4). */
const bothAs = (first: RedirectStatus, second: RedirectStatus): RedirectStatus => {
  const permanent = isPermanent(first) && isPermanent(second)
  if (keepsMethod(first) && keepsMethod(second)) return permanent ? 308 : 307
  return permanent ? 301 : 302
}

type Visit<Rule extends RedirectRule> = { first: null | Rule; status: RedirectStatus; url: string }

const atLivePage = <Rule extends RedirectRule>({ first, status, url }: Visit<Rule>, page: string): Ending<Rule> => {
  const canonical = encodeLocation(page)
  if (!first && canonical === pathOf(url)) return { kind: 'live' }
  return { kind: 'redirect', rule: first, status, to: canonical + tailOf(url) }
}

const atNoRule = <Rule extends RedirectRule>({ first, status, url }: Visit<Rule>, standing: Standing): Ending<Rule> => {
  if (standing.state === 'gone') return { kind: 'gone', rule: first }
  return first ? { kind: 'redirect', rule: first, status, to: url } : { kind: 'unknown' }
}

/**
 * Where a requested address ends, found by following the rules here so that the visitor takes one hop whatever the table
 * looks like. A live page wins over every rule, a rule over "gone". More than 20 rules are taken for a loop.
 * @param requested path with query, as asked for
 */
export const followRules = async <Rule extends RedirectRule>(site: VisitedSite<Rule>, requested: string): Promise<Ending<Rule>> => {
  let visit: Visit<Rule> = { first: null, status: 301, url: requested }
  for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
    const path = normalisePath(visit.url)
    const standing = await site.standingAt(path)
    if (standing.state === 'live') return atLivePage(visit, standing.url)
    const match = matchRedirect(await site.rulesFor(path), visit.url)
    if (!match) return atNoRule(visit, standing)
    const rule = match.rule as Rule // matchRedirect hands out one of the rules it was given
    const first: Rule = visit.first ?? rule
    if (match.to === null) return { kind: 'gone', rule: first }
    const status = visit.first ? bothAs(visit.status, match.status) : match.status
    if (!isSitePath(match.to)) return { kind: 'redirect', rule: first, status, to: match.to }
    visit = { first, status, url: match.to }
  }
  return { kind: 'loop', rule: visit.first }
}
