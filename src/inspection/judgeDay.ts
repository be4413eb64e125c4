import { judgeBlankColumns, judgePolicyColumns, judgeStaleColumns } from './columnRules.ts'
import type { InspectionFacts } from './facts.ts'
import type { InspectionKey, InspectionProfile, InspectionRule } from './profile.ts'
import { judgeAvailability, judgeData, judgeHome, judgeHomeLinks, judgeMessages, judgeOtherLinks, judgePageTags } from './siteRules.ts'
import type { DayVerdict, RuleVerdict, Thresholds } from './verdict.ts'

type Part = Pick<RuleVerdict, 'breachesOn' | 'distance' | 'evidence' | 'message' | 'state'> & { cases?: number }

const JUDGES: Readonly<Record<InspectionKey, (rule: InspectionRule, facts: InspectionFacts) => Part>> = {
  'columns-blank': judgeBlankColumns,
  'columns-overdue': judgeStaleColumns,
  'columns-stale': judgeStaleColumns,
  'data-stale': judgeData,
  'dead-link-home': judgeHomeLinks,
  'dead-link-other': judgeOtherLinks,
  'home-stale': judgeHome,
  'messages-unanswered': judgeMessages,
  'page-tags-missing': judgePageTags,
  'policy-stale': judgePolicyColumns,
  'site-unreachable': judgeAvailability,
}

const FULL_MARKS = 100
const PASS_MARK = 60

const pointsLost = (rule: InspectionRule, { cases = 1, state }: Part): number => {
  if (rule.kind === 'veto' || state !== 'breached') return 0
  return Math.round(Math.min(rule.cap ?? FULL_MARKS, (rule.points ?? 0) * cases) * 100) / 100
}

const NUMBERS = ['cap', 'days', 'limit', 'months', 'points', 'samples', 'seconds', 'share'] as const

const thresholdsOf = (rule: InspectionRule): Thresholds => Object.fromEntries(NUMBERS.flatMap((name) => (rule[name] === undefined ? [] : [[name, rule[name]]])))

const judgeRule = (rule: InspectionRule, facts: InspectionFacts): RuleVerdict => {
  const part = JUDGES[rule.key](rule, facts)
  const { breachesOn, distance, evidence, message, state } = part
  return { breachesOn, distance, evidence, key: rule.key, kind: rule.kind, message, name: rule.name, points: pointsLost(rule, part), source: rule.source, state, thresholds: thresholdsOf(rule), verified: rule.verified }
}

/**
 * The inspection's verdict for one Shanghai day, rule by rule with its evidence and the day it would turn bad. Marks go down from 100;
 * one breached veto rule fails the site, so do fewer than 60 marks. Rules without facts are `unknown` and cost nothing.
 */
export const judgeDay = (profile: InspectionProfile, facts: InspectionFacts): DayVerdict => {
  const rules = profile.rules.filter(({ enabled }) => enabled).map((rule) => judgeRule(rule, facts))
  const score = Math.max(0, Math.round((FULL_MARKS - rules.reduce((sum, { points }) => sum + points, 0)) * 100) / 100)
  const vetoed = rules.some(({ kind, state }) => kind === 'veto' && state === 'breached')
  return { day: facts.day, outcome: vetoed ? 'vetoed' : score < PASS_MARK ? 'failed' : 'passed', profile: profile.name, rules, score }
}
