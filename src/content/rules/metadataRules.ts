import type { Rule } from './rule.ts'
import { titleLength } from './title-length.ts'

/** What the document says about itself. */
export const metadataRules: readonly Rule[] = [titleLength]
