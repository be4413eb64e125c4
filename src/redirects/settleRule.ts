import { findLoopThrough, findLoopWithout } from './findLoop.ts'
import { isSitePath } from './isSitePath.ts'
import { matchRedirect } from './matchRedirect.ts'
import { normalisePath } from './normalisePath.ts'
import { isTemporary, type RedirectRule } from './types.ts'

/** A live page. `document` is `collection:id`, or `null` for a page that belongs to none (home, lists). */
export type LivePage = { document: null | string; title: string; url: string }

/** What a rule to be stored is judged against. Rules that are switched off are not among them, nor the rule itself. */
export type RuleSite = {
  /** The rules that stand on this one's path or above, those a visitor would pass after it, and those that lead to it. */
  around: (rule: RedirectRule) => Promise<readonly RedirectRule[]>
  /** The live page at a normalised path. */
  liveAt: (path: string) => Promise<LivePage | null>
}

export type RuleRefusal = { code: 'gone-target' | 'live-page' | 'loop'; kind: 'refused'; message: string; way?: string[] }

export type Settled = RuleRefusal | { kind: 'settled'; rule: RedirectRule }

type Target = Pick<RedirectRule, 'document' | 'to'>

const SHOWN_HOPS = 8
const MAX_HOPS = 20

const loopRefusal = (way: string[]): RuleRefusal => {
  const shown = way.length > SHOWN_HOPS ? [...way.slice(0, SHOWN_HOPS), '…'] : way
  return { code: 'loop', kind: 'refused', message: `重定向会形成循环：${shown.join(' → ')}。请改目标地址，或先停用途中的另一条规则 (redirect loop)。`, way }
}

const livePageRefusal = (from: string, { title }: LivePage): RuleRefusal => ({
  code: 'live-page',
  kind: 'refused',
  message: `${from} 现在是正在展示的页面《${title}》，页面优先，这条规则不会生效。要让它跳走，请先撤回或移动该页面（移动时重定向会自动写好）。`,
})

const goneRefusal = (to: string): RuleRefusal => ({
  code: 'gone-target',
  kind: 'refused',
  message: `目标地址 ${to} 已标记为“已删除（410）”，跳过去也看不到内容。请换一个目标；如果没有去处，请选“已删除（410）”。`,
})

const isLiveIn = (site: RuleSite) => async (path: string): Promise<boolean> => (await site.liveAt(path)) !== null

type Around = { rule: RedirectRule; rules: readonly RedirectRule[]; site: RuleSite }

/** One step on from a path of this site; `null` where the way ends. A temporary rule is not followed: it may change back. */
const stepFrom = (to: string, { rule, rules }: Around): null | Target => {
  const next = rule.match === 'prefix' ? null : matchRedirect(rules, to)
  if (!next || isTemporary(next.rule)) return null
  return next.rule.document && next.rule.match === 'exact' ? { document: next.rule.document, to: next.to } : { to: next.to }
}

/**
 * Where an exact rule leads once the permanent rules behind its target are followed. A live page ends the way, and is kept
 * as its document unless a query or fragment was asked for.
 */
const endOf = async ({ document, to }: Target, around: Around): Promise<Target> => {
  if (document) return { document, to }
  let end: Target = { to }
  for (let hop = 0; hop < MAX_HOPS && !end.document && isSitePath(end.to); hop += 1) {
    const page = await around.site.liveAt(normalisePath(end.to))
    if (page) return page.document && !/[?#]/.test(end.to) ? { document: page.document, to: page.url } : end
    const next = stepFrom(end.to, around)
    if (!next) break
    end = next
  }
  return end
}

/**
 * Judges a rule that a person wants to store, with normalised `from`: refuses a loop with its whole way, an exact rule on a
 * live page, which would never be asked, and a target that is gone. What passes is pointed at the end of its chain, and at
 * the document where one lives there, so that later moves take the rule along.
 */
export const settleRule = async (rule: RedirectRule, site: RuleSite): Promise<Settled> => {
  const live = rule.match === 'exact' ? await site.liveAt(rule.from) : null
  if (live) return livePageRefusal(rule.from, live)
  if (rule.to === null) return { kind: 'settled', rule: { ...rule, status: 410 } }
  const around = await site.around(rule)
  const loop = await findLoopThrough({ isLive: isLiveIn(site), rules: around }, rule)
  if (loop) return loopRefusal(loop)
  const { document: _, ...plain } = rule
  const end = await endOf(rule, { rule, rules: around, site })
  if (end.to === null && !end.document) return goneRefusal(rule.to)
  return { kind: 'settled', rule: { ...plain, ...end, status: end.to === null ? 410 : rule.status } }
}

/** Whether a rule can be taken away or switched off: refused where it kept a prefix from leading round. */
export const judgeRemoval = async (rule: RedirectRule, site: RuleSite): Promise<null | RuleRefusal> => {
  const loop = await findLoopWithout({ isLive: isLiveIn(site), rules: await site.around(rule) }, rule)
  return loop ? loopRefusal(loop) : null
}
