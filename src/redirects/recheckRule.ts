import { type Ending, followRules, type VisitedSite } from './followRules.ts'
import { isSitePath } from './isSitePath.ts'
import { matchRedirect } from './matchRedirect.ts'
import { normalisePath } from './normalisePath.ts'
import type { RedirectRule } from './types.ts'

/** A stored rule with what a re-check needs beside it. */
export type CheckedRule = RedirectRule & { automatic: boolean; createdAt: Date; hits: number }

export type RedirectProblem = {
  message: string
  rule: 'redirect-chain' | 'redirect-dead-target' | 'redirect-external-broken' | 'redirect-loop' | 'redirect-never-hit' | 'redirect-shadowed'
  severity: 'error' | 'hint' | 'warning'
  suggestion: string
}

export type RecheckSite = VisitedSite<RedirectRule> & {
  /** Whether a path of this site is answered although it is no page (files, feeds, the content API). */
  isFile: (path: string) => boolean
  /** What the patrol knows to be wrong with an outside address. */
  knownBad: (url: string) => null | string
  now: Date
}

const NEVER_HIT_DAYS = 180
const DAY_MS = 86_400_000

const shadowed = async (rule: CheckedRule, site: RecheckSite): Promise<null | RedirectProblem> => {
  if (rule.match === 'prefix' || (await site.standingAt(rule.from)).state !== 'live') return null
  return { message: `${rule.from} 上现在有正在展示的页面，页面优先，这条规则不会生效。`, rule: 'redirect-shadowed', severity: 'warning', suggestion: '如果页面是对的，请停用或删除这条规则；如果应该跳走，请撤回或移动该页面。' }
}

/** A rule of an operator's whose document was withdrawn; those of the system say 410 by design. */
const deadDocument = (rule: CheckedRule): null | RedirectProblem => {
  if (rule.to !== null || !rule.document || rule.automatic) return null
  return { message: `${rule.from} 要跳到的文档已撤回或删除，访问者看到的是“已删除”。`, rule: 'redirect-dead-target', severity: 'warning', suggestion: '重新发布该文档后规则会自动恢复；也可以改到别的目标。' }
}

const ofEnding = (rule: CheckedRule, ending: Ending<RedirectRule>): null | RedirectProblem => {
  if (ending.kind === 'loop') return { message: `从 ${rule.from} 出发会绕圈，访问者看到的是 404。`, rule: 'redirect-loop', severity: 'error', suggestion: '请改这条规则或途中另一条规则的目标。' }
  if (ending.kind !== 'gone') return null
  return { message: `${rule.from} 的目标 ${rule.to} 已撤回或删除，访问者看到的是“已删除”。`, rule: 'redirect-dead-target', severity: 'warning', suggestion: '请改到仍在展示的页面；如果确实没有去处，请设为“已删除（410）”。' }
}

const ofTarget = async (rule: CheckedRule, to: string, site: RecheckSite): Promise<null | RedirectProblem> => {
  const bad = isSitePath(to) ? null : site.knownBad(to)
  if (bad) return { message: `${rule.from} 跳到的站外地址 ${to} 已知打不开：${bad}`, rule: 'redirect-external-broken', severity: 'error', suggestion: '请改到可用的地址，或设为“已删除（410）”。' }
  if (!isSitePath(to)) return null
  const path = normalisePath(to)
  if ((await site.standingAt(path)).state === 'live' || site.isFile(path)) return null
  return { message: `${rule.from} 跳到 ${to}，那里没有页面（404）。`, rule: 'redirect-dead-target', severity: 'error', suggestion: '请改到存在的页面；如果没有去处，请设为“已删除（410）”。' }
}

/** A target that is itself on another rule's path; visitors still take one hop, since delivery follows the rules for them. */
const chained = async (rule: CheckedRule, site: RecheckSite): Promise<null | RedirectProblem> => {
  if (rule.match === 'prefix' || !isSitePath(rule.to) || (await site.standingAt(normalisePath(rule.to))).state === 'live') return null
  const next = matchRedirect(await site.rulesFor(normalisePath(rule.to)), rule.to)
  if (!next?.to) return null
  return { message: `${rule.from} → ${rule.to} → ${next.to}：目标自己又是一条规则。访问者仍只跳一次，但表里多了一环。`, rule: 'redirect-chain', severity: 'hint', suggestion: `请把目标直接改为 ${next.to}。` }
}

const neverHit = (rule: CheckedRule, now: Date): null | RedirectProblem => {
  if (rule.automatic || rule.hits > 0 || now.getTime() - rule.createdAt.getTime() < NEVER_HIT_DAYS * DAY_MS) return null
  return { message: `${rule.from} 建立 ${NEVER_HIT_DAYS} 天以来没有人用过。`, rule: 'redirect-never-hit', severity: 'hint', suggestion: '如果已经没有人使用这个网址，可以停用或删除这条规则。' }
}

/** What a visitor meets who follows the rule; below a prefix that keeps the rest only a loop can be told. */
const onTheWay = async (rule: CheckedRule, site: RecheckSite): Promise<null | RedirectProblem> => {
  const flat = rule.match === 'exact' || rule.keepRest === false
  const ending = await followRules(site, flat ? rule.from : `${rule.from}/x`)
  const ended = ofEnding(rule, ending)
  if (!flat) return ended?.rule === 'redirect-loop' ? ended : null
  return ended ?? (ending.kind === 'redirect' ? ofTarget(rule, ending.to, site) : null)
}

/** What is wrong with a stored rule now, the worst first; `null` where nothing is. */
export const recheckRule = async (rule: CheckedRule, site: RecheckSite): Promise<null | RedirectProblem> => {
  const hidden = (await shadowed(rule, site)) ?? deadDocument(rule)
  if (hidden) return hidden
  const met = rule.to === null ? null : ((await onTheWay(rule, site)) ?? (await chained(rule, site)))
  return met ?? neverHit(rule, site.now)
}
