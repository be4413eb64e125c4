import type { CheckInput } from '../checkInput.ts'
import type { ContentFinding } from '../finding.ts'
import { lexicalBlocks } from '../model/lexicalBlocks.ts'
import { emptyHeading } from './empty-heading.ts'
import { headingOrder } from './heading-order.ts'
import { personalIdCard } from './personal-id-card.ts'
import { personalMobile } from './personal-mobile.ts'
import type { Rule } from './rule.ts'
import { tableHeader } from './table-header.ts'
import { titleLength } from './title-length.ts'

/** Every rule that runs on the Lexical tree and the metadata. */
export const RULES: readonly Rule[] = [emptyHeading, headingOrder, personalIdCard, personalMobile, tableHeader, titleLength]

/** Runs all pure rules over one document. */
export const checkRules = (input: CheckInput): ContentFinding[] => {
  const blocks = lexicalBlocks(input.body)
  return RULES.flatMap((rule) =>
    rule.check(blocks, input).map(({ block, message, text }) => ({
      field: block ? (input.bodyField ?? 'body') : 'title', message, nodePath: block?.path ?? null, rule: rule.id, severity: rule.severity, source: rule.source, text,
    })))
}
