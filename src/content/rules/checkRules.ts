import type { ContentFinding, Fix, Severity } from '../finding.ts'
import type { ContentDocument, ContentFormat } from '../model/contentDocument.ts'
import { contentView } from '../model/contentView.ts'
import { maskPersonal } from '../personal/maskPersonal.ts'
import { copyRules } from './copyRules.ts'
import { linkRules } from './linkRules.ts'
import { metadataRules } from './metadataRules.ts'
import { personalRules } from './personalRules.ts'
import type { Hit, Rule } from './rule.ts'
import type { RuleContext } from './ruleContext.ts'
import { structureRules } from './structureRules.ts'
import { textRules } from './textRules.ts'

/** Every rule that runs on a document's tree and metadata, in groups as the documentation shows them. */
export const RULE_GROUPS: readonly (readonly [name: string, rules: readonly Rule[]])[] = [
  ['结构与版式', structureRules],
  ['元数据与页面标签', metadataRules],
  ['链接与嵌入', linkRules],
  ['重复与旧闻', copyRules],
  ['文字、标点与数字', textRules],
  ['个人信息', personalRules],
]

export const RULES: readonly Rule[] = RULE_GROUPS.flatMap(([, rules]) => rules)

/** Formats whose words are read but which have no structure of an article: a sheet's cells and a page's lines are laid out, not built. */
const WORDS_ONLY: ReadonlySet<ContentFormat> = new Set(['pdf', 'xlsx'])

const STRUCTURE: ReadonlySet<Rule> = new Set(structureRules)

const applies = (rule: Rule, format: ContentFormat): boolean => rule.formats?.has(format) ?? !(WORDS_ONLY.has(format) && STRUCTURE.has(rule))

/** A repair that would name a number of a person is not offered. */
const safeFix = (fix: Fix | undefined): { fix?: Fix } => (fix && (!('from' in fix) || maskPersonal(fix.from) === fix.from) ? { fix } : {})

const findingOf = (rule: Rule, { fix, message, place, severity, text }: Hit, chosen: Severity | undefined): ContentFinding => ({
  ...safeFix(fix),
  ...(place.line === null ? {} : { line: place.line }),
  ...(place.column === null ? {} : { column: place.column }),
  field: place.field, message: maskPersonal(message), nodePath: place.path, rule: rule.id, severity: chosen ?? severity ?? rule.severity, source: rule.source, text: maskPersonal(text),
})

/**
 * Runs all pure rules over one document, as far as its column's profile leaves them on and with the severities it gives. No finding holds
 * personal data unmasked, whatever rule quotes it.
 */
export const checkRules = (document: ContentDocument, context: RuleContext): ContentFinding[] => {
  const view = contentView(document)
  return RULES
    .filter((rule) => applies(rule, document.format) && context.profile[rule.id]?.off !== true)
    .flatMap((rule) => rule.check(view, context).map((hit) => findingOf(rule, hit, context.profile[rule.id]?.severity)))
}
