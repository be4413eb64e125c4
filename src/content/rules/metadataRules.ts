import { dateOrder } from './date-order.ts'
import { pageTagValues } from './page-tag-values.ts'
import { pageTags } from './page-tags.ts'
import { publishDate } from './publish-date.ts'
import type { Rule } from './rule.ts'
import { sourceNamed } from './source-named.ts'
import { summaryQuality } from './summary-quality.ts'
import { titleDuplicate } from './title-duplicate.ts'
import { titleLength } from './title-length.ts'
import { titlePunctuation } from './title-punctuation.ts'

/** What the document says about itself. */
export const metadataRules: readonly Rule[] = [
  titleLength, titlePunctuation, titleDuplicate, summaryQuality, sourceNamed, publishDate, dateOrder, pageTags, pageTagValues,
]
