import type { ContentFinding } from './finding.ts'
import type { ContentDocument } from './model/contentDocument.ts'
import { checkRules } from './rules/checkRules.ts'
import type { RuleContext } from './rules/ruleContext.ts'
import { validateHtml } from './validateHtml.edge.ts'

/** Checks one document of any format: the rules on its tree and metadata, and html-validate where it is HTML. */
export const checkTree = (document: ContentDocument, context: RuleContext, field = 'body'): ContentFinding[] =>
  [...checkRules(document, context), ...(document.html === null ? [] : validateHtml(document.html, field))]
