import type { ContentFinding, Fix } from '../finding.ts'
import type { ContentDocument } from '../model/contentDocument.ts'
import { contentView } from '../model/contentView.ts'
import { maskPersonal } from '../personal/maskPersonal.ts'
import { personalRules } from './personalRules.ts'
import type { Rule } from './rule.ts'
import type { RuleContext } from './ruleContext.ts'
import { structureRules } from './structureRules.ts'
import { metadataRules } from './metadataRules.ts'

/** Every rule that runs on a document's tree and metadata, group by group. */
export const RULES: readonly Rule[] = [...structureRules, ...metadataRules, ...personalRules]

/** A repair that would name a number of a person is not offered. */
const safeFix = (fix: Fix | undefined): { fix?: Fix } => (fix && (!('from' in fix) || maskPersonal(fix.from) === fix.from) ? { fix } : {})

/** Runs all pure rules over one document. No finding holds personal data unmasked, whatever rule quotes it. */
export const checkRules = (document: ContentDocument, context: RuleContext): ContentFinding[] => {
  const view = contentView(document)
  return RULES.filter(({ formats }) => formats?.has(document.format) ?? true).flatMap((rule) =>
    rule.check(view, context).map(({ fix, message, place, severity, text }) => ({
      ...safeFix(fix),
      ...(place.line === null ? {} : { line: place.line }),
      ...(place.column === null ? {} : { column: place.column }),
      field: place.field, message: maskPersonal(message), nodePath: place.path, rule: rule.id, severity: severity ?? rule.severity, source: rule.source, text: maskPersonal(text),
    })))
}
