import { isStale, staleFrom } from './deadline.ts'
import type { InspectionFacts, PageFact } from './facts.ts'
import type { InspectionRule } from './profile.ts'
import type { Evidence, RuleVerdict } from './verdict.ts'

type Part = Pick<RuleVerdict, 'breachesOn' | 'distance' | 'evidence' | 'message' | 'state'> & { cases?: number }

/** Evidence shown with a verdict; the count is always whole. */
const MOST_EVIDENCE = 200

const unknown = (message: string): Part => ({ breachesOn: null, distance: null, evidence: [], message, state: 'unknown' })

/** Something that must have been updated within the rule's period: the home page, the statistics. */
const judgeFreshness = (rule: InspectionRule, { day, lastDay, what }: { day: string; lastDay: string | null; what: string }): Part => {
  if (lastDay === null) return unknown(`没有${what}的更新日期，无法判断`)
  const from = staleFrom(lastDay, rule)
  const stale = isStale(from, day)
  return {
    breachesOn: stale ? null : from, distance: null, evidence: [{ breachesOn: stale ? null : from, detail: `最近更新 ${lastDay}`, place: what }],
    message: stale ? `${what}自 ${lastDay} 起未更新，已超过期限` : `${what}最近更新 ${lastDay}；若不更新，将在 ${from ?? ''} 超过期限`, state: stale ? 'breached' : 'passed',
  }
}

/** The home page must show something new within the rule's days. */
export const judgeHome = (rule: InspectionRule, facts: InspectionFacts): Part => judgeFreshness(rule, { day: facts.day, lastDay: facts.homeDay, what: '首页' })

/** Published figures must be renewed within the rule's months. */
export const judgeData = (rule: InspectionRule, facts: InspectionFacts): Part => judgeFreshness(rule, { day: facts.day, lastDay: facts.dataDay, what: '统计数据' })

/** Share of probes that did not open in time; too few probes say nothing. */
export const judgeAvailability = (rule: InspectionRule, { probes }: InspectionFacts): Part => {
  const needed = rule.samples ?? 1
  if (!probes || probes.total < needed) return unknown(`探测 ${probes?.total ?? 0} 次，不足 ${needed} 次，无法判断`)
  const share = (probes.failed / probes.total) * 100
  const breached = share >= (rule.share ?? 100)
  const shown = `${probes.failed}/${probes.total}，${share.toFixed(2)}%`
  return {
    breachesOn: null, distance: null, evidence: [{ breachesOn: null, detail: shown, place: '首页' }],
    message: `${rule.days ?? 7} 天内超过 ${rule.seconds ?? 15} 秒未打开的比例为 ${shown}（${rule.share ?? 100}% 即不合格）`, state: breached ? 'breached' : 'passed',
  }
}

const asEvidence = (facts: readonly PageFact[]): Evidence[] => facts.slice(0, MOST_EVIDENCE).map(({ detail, page }) => ({ breachesOn: null, detail, place: page }))

const judgeCases = (cases: readonly PageFact[] | null, what: string): Part => {
  if (cases === null) return unknown(`还没有${what}的检查结果，无法判断`)
  return { breachesOn: null, cases: cases.length, distance: null, evidence: asEvidence(cases), message: `${what} ${cases.length} 处`, state: cases.length > 0 ? 'breached' : 'passed' }
}

/** Dead links on the home page. */
export const judgeHomeLinks = (_rule: InspectionRule, { deadLinks }: InspectionFacts): Part => judgeCases(deadLinks?.home ?? null, '首页断链')

/** Dead links on all other pages. */
export const judgeOtherLinks = (_rule: InspectionRule, { deadLinks }: InspectionFacts): Part => judgeCases(deadLinks?.other ?? null, '其他页面断链')

/** Pages without the tags they must carry. */
export const judgePageTags = (_rule: InspectionRule, { pageTags }: InspectionFacts): Part => judgeCases(pageTags, '页面标签缺失')

/** Messages of readers that wait longer than the rule's months. */
export const judgeMessages = (rule: InspectionRule, { day, messages }: InspectionFacts): Part => {
  if (messages === null) return unknown('本站没有接入留言数据，无法判断')
  const waiting = messages.map(({ since, title }) => ({ from: staleFrom(since, rule), since, title })).sort((left, right) => left.since.localeCompare(right.since))
  const late = waiting.filter(({ from }) => isStale(from, day))
  const limit = rule.limit ?? 1
  const breached = late.length >= limit
  return {
    breachesOn: breached ? null : (waiting[limit - 1]?.from ?? null), distance: Math.max(0, limit - late.length),
    evidence: waiting.slice(0, MOST_EVIDENCE).map(({ from, since, title }) => ({ breachesOn: isStale(from, day) ? null : from, detail: `${since} 收到，未回复`, place: title })),
    message: `超过 ${rule.months ?? 0} 个月未回复的留言 ${late.length} 条`, state: breached ? 'breached' : 'passed',
  }
}
