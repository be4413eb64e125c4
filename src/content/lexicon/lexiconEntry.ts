import type { Severity } from '../finding.ts'

/** What an entry is about. `allow` makes longer right words win over wrong ones they contain; `variant` is right, but not the recommended form. */
export const LEXICON_KINDS = ['typo', 'name', 'phrase', 'sensitive', 'variant', 'allow'] as const

export type LexiconKind = (typeof LEXICON_KINDS)[number]

/**
 * What must or must not stand directly before or after the wrong words; each text is one alternative, compared after folding.
 * `near` words must, `notNear` words must not stand in the same sentence.
 */
export type LexiconContext = {
  after?: readonly string[]
  before?: readonly string[]
  near?: readonly string[]
  notAfter?: readonly string[]
  notBefore?: readonly string[]
  notNear?: readonly string[]
}

/** One pair: the wrong words, what they should be ('' where there is no replacement), why, and where it does not hold. */
export type LexiconEntry = {
  context?: LexiconContext
  /** Right words that contain the wrong ones (`普通观众` contains `通观`). */
  exceptions?: readonly string[]
  /** The standard, list or rule that says so. */
  ground: string
  kind: LexiconKind
  right: string
  severity: Severity
  /** Counts only where the letters stand alone and the right ones would too; for short forms of which many are derived. */
  strict?: boolean
  wrong: string
}
