import type { DayVerdict, RuleVerdict } from '../verdict.ts'

/** One day of the trend, as it was judged. */
export type TrendDay = Pick<DayVerdict, 'day' | 'outcome' | 'score'> & { breached: number }

/** A day's verdict with the days before it, oldest first. */
export type InspectionReport = Pick<DayVerdict, 'day' | 'outcome' | 'score'> & { madeAt: Date; rules: readonly RuleVerdict[]; site: string; trend: readonly TrendDay[] }

export const OUTCOME_NAMES: Readonly<Record<DayVerdict['outcome'], string>> = { failed: '不合格（低于 60 分）', passed: '合格', vetoed: '单项否决' }

export const STATE_NAMES: Readonly<Record<RuleVerdict['state'], string>> = { breached: '不合格', passed: '合格', unknown: '无法判断' }
