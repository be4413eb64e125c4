import type { ContentFinding } from '../finding.ts'
import type { ContentDocument } from '../model/contentDocument.ts'
import { contentView } from '../model/contentView.ts'
import { personalRules } from './personalRules.ts'
import type { Rule } from './rule.ts'
import type { RuleContext } from './ruleContext.ts'
import { structureRules } from './structureRules.ts'
import { metadataRules } from './metadataRules.ts'

/** Every rule that runs on a document's tree and metadata, group by group. */
export const RULES: readonly Rule[] = [...structureRules, ...metadataRules, ...personalRules]

/** Runs all pure rules over one document. */
export const checkRules = (document: ContentDocument, context: RuleContext): ContentFinding[] => {
  const view = contentView(document)
  return RULES.filter(({ formats }) => formats?.has(document.format) ?? true).flatMap((rule) =>
    rule.check(view, context).map(({ fix, message, place, severity, text }) => ({
      ...(fix ? { fix } : {}),
      ...(place.line === null ? {} : { line: place.line }),
      ...(place.column === null ? {} : { column: place.column }),
      field: place.field, message, nodePath: place.path, rule: rule.id, severity: severity ?? rule.severity, source: rule.source, text,
    })))
}
