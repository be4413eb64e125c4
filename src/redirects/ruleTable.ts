import { isSitePath } from './isSitePath.ts'
import { matchRedirect, pathAndAncestors } from './matchRedirect.ts'
import { normalisePath } from './normalisePath.ts'
import { ruleKey } from './redirectsForMove.ts'
import type { RedirectRule } from './types.ts'

const MAX_HOPS = 20
const MOST_INCOMING = 100

/** Rules in memory, found by path and by where they lead, for judging many at once. */
export class RuleTable<Rule extends RedirectRule = RedirectRule> {
  private readonly byTarget = new Map<string, Set<string>>()
  private readonly rules = new Map<string, Rule>()

  constructor(rules: Iterable<Rule> = []) {
    for (const rule of rules) this.set(rule)
  }

  get(key: string): Rule | undefined {
    return this.rules.get(key)
  }

  all(): Rule[] {
    return [...this.rules.values()]
  }

  delete(key: string): void {
    const rule = this.rules.get(key)
    if (rule && isSitePath(rule.to)) this.byTarget.get(normalisePath(rule.to))?.delete(key)
    this.rules.delete(key)
  }

  /** Puts a rule in place of the one with the same path and match. */
  set(rule: Rule): void {
    const key = ruleKey(rule)
    this.delete(key)
    this.rules.set(key, rule)
    if (!isSitePath(rule.to)) return
    const target = normalisePath(rule.to)
    this.byTarget.set(target, (this.byTarget.get(target) ?? new Set()).add(key))
  }

  /** The rules on a path and above it. */
  at(path: string): Rule[] {
    return pathAndAncestors(normalisePath(path)).flatMap((from) => [this.get(ruleKey({ from, match: 'exact' })), this.get(ruleKey({ from, match: 'prefix' }))]).filter((rule) => rule !== undefined)
  }

  /** The rules that lead to the very path. */
  into(path: string): Rule[] {
    return [...(this.byTarget.get(normalisePath(path)) ?? [])].flatMap((key) => this.get(key) ?? [])
  }

  private below(path: string): Rule[] {
    const targets = [...this.byTarget.keys()].filter((target) => target === path || target.startsWith(`${path}/`))
    return targets.flatMap((target) => this.into(target)).slice(0, MOST_INCOMING)
  }

  /** What decides whether a rule closes a loop: the rules on its path, those after it and those that lead to it; not itself. */
  around(rule: RedirectRule): Rule[] {
    const own = ruleKey(rule)
    const found = new Map<string, Rule>()
    const follow = (start: null | string): void => {
      let path = start
      for (let hop = 0; hop < MAX_HOPS && isSitePath(path); hop += 1) {
        for (const other of this.at(path)) if (ruleKey(other) !== own) found.set(ruleKey(other), other)
        path = matchRedirect([...found.values(), rule], path)?.to ?? null
      }
    }
    follow(rule.from)
    follow(rule.match === 'prefix' && isSitePath(rule.to) ? `${rule.to}/x` : rule.to)
    if (rule.match === 'prefix') {
      for (const other of this.below(rule.from)) {
        if (ruleKey(other) !== own) found.set(ruleKey(other), other)
        follow(other.to)
      }
    }
    return [...found.values()]
  }
}
