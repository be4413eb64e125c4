import type { Severity } from '../finding.ts'

/** What a column changes about one rule: switched off, another severity, another threshold (in the rule's own unit). */
export type RuleSetting = { limit?: number; off?: boolean; severity?: Severity }

/** The settings of a column by rule id; rules that are not named stay as they are. */
export type Profile = Readonly<Record<string, RuleSetting>>

/** The threshold of a rule under a profile. Anything but a positive number is ignored. */
export const limitOf = (profile: Profile, rule: string, usual: number): number => {
  const limit = profile[rule]?.limit
  return limit !== undefined && limit > 0 ? limit : usual
}
