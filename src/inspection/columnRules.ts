import { isStale, type Period, staleFrom } from './deadline.ts'
import type { ColumnFacts, InspectionFacts } from './facts.ts'
import type { InspectionRule } from './profile.ts'
import type { Evidence, RuleVerdict } from './verdict.ts'

type Part = Pick<RuleVerdict, 'breachesOn' | 'distance' | 'evidence' | 'message' | 'state'>

type Owed = { column: ColumnFacts; from: string | null }

const owes = ({ exempt, items }: ColumnFacts): boolean => !exempt && items > 0

/** How long a column of this class may stand still under the rule, or null where the rule does not speak of it. */
const periodFor = (rule: InspectionRule, { class: kind, firstLevel }: ColumnFacts): Period | null => {
  if (rule.key === 'columns-overdue') return { months: rule.months }
  if (kind === 'dynamic') return { days: rule.days }
  return (kind === 'notice' || kind === 'policy') && firstLevel ? { months: rule.months } : null
}

const byDay = (left: Owed, right: Owed): number => (left.from ?? '').localeCompare(right.from ?? '')

const evidenceOf = ({ column, from }: Owed, day: string): Evidence => ({
  breachesOn: isStale(from, day) ? null : from,
  column: column.path,
  detail: column.lastDay === null ? '没有标明发布日期的内容，视为未更新' : `最近更新 ${column.lastDay}`,
  place: `${column.title}（${column.path}）`,
})

/** The day on which the limit is reached if nothing is published: the day of the limit-th column. */
const dayOfLimit = (owed: readonly Owed[], limit: number): string | null => owed[limit - 1]?.from ?? null

/** Columns that stand still: counted against the limit, each with the day it turns stale. */
export const judgeStaleColumns = (rule: InspectionRule, { columns, day }: InspectionFacts): Part => {
  const limit = rule.limit ?? 1
  const owed = columns.filter(owes).flatMap((column): Owed[] => {
    const period = periodFor(rule, column)
    return period ? [{ column, from: staleFrom(column.lastDay, period) }] : []
  }).sort(byDay)
  const stale = owed.filter(({ from }) => isStale(from, day)).length
  const breached = stale >= limit
  const breachesOn = breached ? null : dayOfLimit(owed, limit)
  const ahead = breachesOn ? `；若都不更新，将在 ${breachesOn} 达到 ${limit} 个` : ''
  return {
    breachesOn, distance: Math.max(0, limit - stale), evidence: owed.map((one) => evidenceOf(one, day)),
    message: `超过期限未更新的栏目 ${stale} 个（${limit} 个即不合格）${ahead}`, state: breached ? 'breached' : 'passed',
  }
}

/** Columns without any content. */
export const judgeBlankColumns = (rule: InspectionRule, { columns }: InspectionFacts): Part => {
  const limit = rule.limit ?? 1
  const blank = columns.filter(({ exempt, items }) => !exempt && items === 0)
  return {
    breachesOn: null, distance: Math.max(0, limit - blank.length),
    evidence: blank.map(({ path, title }) => ({ breachesOn: null, column: path, detail: '没有内容', place: `${title}（${path}）` })),
    message: `空白栏目 ${blank.length} 个（${limit} 个即不合格）`, state: blank.length >= limit ? 'breached' : 'passed',
  }
}

/** Columns of policy documents past their period: one is enough. */
export const judgePolicyColumns = (rule: InspectionRule, { columns, day }: InspectionFacts): Part => {
  const owed = columns.filter((column) => owes(column) && column.class === 'policy').map((column): Owed => ({ column, from: staleFrom(column.lastDay, rule) })).sort(byDay)
  const stale = owed.filter(({ from }) => isStale(from, day))
  return {
    breachesOn: stale.length > 0 ? null : (owed[0]?.from ?? null), distance: null, evidence: owed.map((one) => evidenceOf(one, day)),
    message: stale.length > 0 ? `有 ${stale.length} 个政策文件栏目超过 ${rule.months ?? 0} 个月未更新` : '政策文件栏目在期限内', state: stale.length > 0 ? 'breached' : 'passed',
  }
}
