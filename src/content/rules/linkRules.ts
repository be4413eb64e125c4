import type { Rule } from './rule.ts'

/** Where links lead and what they say. */
export const linkRules: readonly Rule[] = []
