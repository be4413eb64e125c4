import { personalAddress } from './personal-address.ts'
import { personalBankCard } from './personal-bank-card.ts'
import { personalIdCard } from './personal-id-card.ts'
import { personalMobile } from './personal-mobile.ts'
import { personalPassport } from './personal-passport.ts'
import type { Rule } from './rule.ts'

/** Personal data in text and attachments. */
export const personalRules: readonly Rule[] = [personalIdCard, personalMobile, personalBankCard, personalPassport, personalAddress]
