import { dateDeadline } from './date-deadline.ts'
import { dateImpossible } from './date-impossible.ts'
import { dateRange } from './date-range.ts'
import { dateWeekday } from './date-weekday.ts'
import { digitApproximate } from './digit-approximate.ts'
import { digitMixedDate } from './digit-mixed-date.ts'
import { digitRange } from './digit-range.ts'
import { digitUnit } from './digit-unit.ts'
import { doubledWords } from './doubled-words.ts'
import { fullWidthLetters } from './full-width-letters.ts'
import { oddCharacters } from './odd-characters.ts'
import { punctuationDash } from './punctuation-dash.ts'
import { punctuationDoubled } from './punctuation-doubled.ts'
import { punctuationEllipsis } from './punctuation-ellipsis.ts'
import { punctuationHalfWidth } from './punctuation-half-width.ts'
import { punctuationNested } from './punctuation-nested.ts'
import { punctuationParagraphEnd } from './punctuation-paragraph-end.ts'
import { punctuationSpacing } from './punctuation-spacing.ts'
import { punctuationStraightQuotes } from './punctuation-straight-quotes.ts'
import { punctuationUnbalanced } from './punctuation-unbalanced.ts'
import { traditionalMixed } from './traditional-mixed.ts'
import { wordOfficialName } from './word-official-name.ts'
import { wordParticles } from './word-particles.ts'
import { wordSensitive } from './word-sensitive.ts'
import { wordTypo } from './word-typo.ts'
import { wordUntil } from './word-until.ts'
import { wordVariant } from './word-variant.ts'
import type { Rule } from './rule.ts'

/** Words, dates, punctuation and digits. */
export const textRules: readonly Rule[] = [
  wordTypo, wordOfficialName, wordSensitive, wordVariant, wordUntil, wordParticles,
  dateImpossible, dateWeekday, dateRange, dateDeadline,
  punctuationHalfWidth, punctuationDoubled, punctuationUnbalanced, punctuationNested, punctuationStraightQuotes, punctuationEllipsis, punctuationDash, punctuationSpacing, punctuationParagraphEnd,
  digitMixedDate, digitApproximate, digitRange, digitUnit, fullWidthLetters,
  doubledWords, traditionalMixed, oddCharacters,
]
