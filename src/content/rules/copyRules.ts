import { nearCopy } from './near-copy.ts'
import { redated } from './redated.ts'
import type { Rule } from './rule.ts'

/** Texts that repeat earlier ones. */
export const copyRules: readonly Rule[] = [nearCopy, redated]
