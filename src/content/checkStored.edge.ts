import { checkDocument } from './checkDocument.edge.ts'
import type { ContentFinding } from './finding.ts'
import type { RuleContext } from './rules/ruleContext.ts'
import { type StoredFields, storedInputs } from './storedInputs.ts'

/** Checks all texts of a stored document; what concerns its metadata is told once. */
export const checkStored = async (doc: Readonly<Record<string, unknown>>, fields: StoredFields, context: RuleContext): Promise<ContentFinding[]> => {
  const findings: ContentFinding[] = []
  for (const [at, input] of storedInputs(doc, fields).entries()) {
    const found = await checkDocument(input, context)
    findings.push(...(at === 0 ? found : found.filter(({ field }) => field === input.bodyField)))
  }
  return findings
}
