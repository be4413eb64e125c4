import type { ContentFinding } from './finding.ts'
import type { ContentDocument } from './model/contentDocument.ts'
import { contentView } from './model/contentView.ts'
import { checkRules } from './rules/checkRules.ts'
import type { RuleContext } from './rules/ruleContext.ts'
import { withoutEchoes } from './rules/withoutEchoes.ts'
import { validateHtml } from './validateHtml.edge.ts'

/** Finds the path of the element that starts at a line and column; the index is built on the first question. */
const pathFinder = (document: ContentDocument) => {
  let paths: Map<string, string> | null = null
  return ({ column, line }: { column: number; line: number }): string | null => {
    paths ??= new Map(contentView(document).all.map(({ element: { place } }) => [`${place.line}:${place.column}`, place.path ?? '']))
    return paths.get(`${line}:${column}`) ?? null
  }
}

/** Checks one document of any format: the rules on its tree and metadata, and html-validate where it is HTML. */
export const checkTree = (document: ContentDocument, context: RuleContext, field = 'body'): ContentFinding[] => {
  const found = checkRules(document, context)
  if (document.html === null) return withoutEchoes(found)
  return withoutEchoes([...found, ...validateHtml({ field, html: document.html, isPage: document.format === 'html-page', pathAt: pathFinder(document) })])
}
