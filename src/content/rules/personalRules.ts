import { personalIdCard } from './personal-id-card.ts'
import { personalMobile } from './personal-mobile.ts'
import type { Rule } from './rule.ts'

/** Personal data in text and attachments. */
export const personalRules: readonly Rule[] = [personalIdCard, personalMobile]
