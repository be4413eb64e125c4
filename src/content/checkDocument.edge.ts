import { lexicalDocument } from './adapters/lexicalDocument.ts'
import type { CheckInput } from './checkInput.ts'
import type { ContentFinding } from './finding.ts'
import { lexicalToHtml } from './render/lexicalToHtml.ts'
import { checkRules } from './rules/checkRules.ts'
import type { RuleContext } from './rules/ruleContext.ts'
import { withoutEchoes } from './rules/withoutEchoes.ts'
import { validateHtml } from './validateHtml.edge.ts'

/** Checks one document: the rules on its tree and metadata, and html-validate over the rendered body. Never throws on bad bodies. */
export const checkDocument = (input: CheckInput, context: RuleContext): Promise<ContentFinding[]> =>
  Promise.resolve(withoutEchoes([...checkRules(lexicalDocument(input), context), ...validateHtml({ field: input.bodyField ?? 'body', html: lexicalToHtml(input.body, input.resolve), isPage: false })]))
