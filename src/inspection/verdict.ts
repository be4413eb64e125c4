import type { InspectionKey, InspectionRule } from './profile.ts'

/**
 * One thing a verdict rests on. `breachesOn` is the Shanghai day it turns bad unless something is done; null: it is bad already. `column` is
 * the path of the column it is about.
 */
export type Evidence = { breachesOn: string | null; column?: string; detail: string; place: string }

/** The numbers a verdict was judged by, as the profile had them that day. */
export type Thresholds = Partial<Record<'cap' | 'days' | 'limit' | 'months' | 'points' | 'samples' | 'seconds' | 'share', number>>

/**
 * What one rule says on one day. `breachesOn` is the day a passed rule turns into a breach if nothing is published or mended (null: no such day
 * can be told); `missing` says which fact an `unknown` rule lacks. `distance` is what is left to the limit where the rule counts.
 */
export type RuleVerdict = {
  breachesOn: string | null
  distance: number | null
  evidence: readonly Evidence[]
  key: InspectionKey
  kind: InspectionRule['kind']
  message: string
  name: string
  /** Points lost; 0 for a veto rule. */
  points: number
  source: string
  state: 'breached' | 'passed' | 'unknown'
  /** Absent on days judged before they were kept. */
  thresholds?: Thresholds
  verified: boolean
}

/** The verdict of one day. A vetoed site has failed whatever its score; below 60 points it fails as well. */
export type DayVerdict = { day: string; outcome: 'failed' | 'passed' | 'vetoed'; profile: string; rules: readonly RuleVerdict[]; score: number }
