import { APIError, type CollectionAfterChangeHook, type CollectionAfterDeleteHook, type CollectionBeforeChangeHook, type PayloadRequest } from 'payload'

import { checkDocument } from '../src/content/checkDocument.edge.ts'
import type { ContentFinding, Severity } from '../src/content/finding.ts'
import { bareContext, type RuleContext } from '../src/content/rules/ruleContext.ts'
import type { ContentOpsSettings, HostSettings } from '../src/plugin.options.ts'
import { CONTEXT_FLAGS, hasFlag } from '../src/shared/context.ts'
import { perRequest } from '../src/shared/perRequest.ts'
import { recordDocumentChecks } from '../src/store/recordDocumentChecks.ts'

type Options = { collection: string; hasSummary: boolean; host: HostSettings; settings: ContentOpsSettings }
type Hooks = { afterChange: CollectionAfterChangeHook; afterDelete: CollectionAfterDeleteHook; beforeChange: CollectionBeforeChangeHook }
type Doc = Record<string, unknown>

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** A source is a text, or a group with a name. */
const sourceOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'name' in value ? textOf(value.name) : textOf(value)

const checkAll = async (doc: Doc, host: HostSettings, context: RuleContext): Promise<ContentFinding[]> => {
  const meta = {
    keywords: Array.isArray(doc['keywords']) ? doc['keywords'].filter((word) => typeof word === 'string') : undefined,
    publishedAt: textOf(doc['publishedAt']),
    source: sourceOf(doc['source']),
    summary: textOf(doc['summary']),
    title: textOf(doc[host.title]) ?? '',
  }
  const [first, ...more] = host.richText
  const findings = await checkDocument({ ...meta, body: first === undefined ? null : doc[first], bodyField: first }, context)
  for (const bodyField of more) {
    const further = await checkDocument({ ...meta, body: doc[bodyField], bodyField }, context)
    findings.push(...further.filter(({ field }) => field === bodyField))
  }
  return findings
}

const count = (findings: readonly ContentFinding[], severity: Severity): number => findings.filter((finding) => finding.severity === severity).length

const refuseErrors = (findings: readonly ContentFinding[]): void => {
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  const shown = errors.slice(0, 5).map(({ field, message, text }) => `${field}：${message}${text === '' ? '' : `（“${text}”）`}`).join('；')
  throw new APIError(`不能发布：内容检查发现 ${errors.length} 处错误。${shown}。请改正后再发布，草稿可照常保存。`, 400, { findings: errors }, true)
}

/**
 * Checks a document whenever it is saved: counts go into `checkSummary` where the collection has it, each fault becomes a
 * finding, gone ones are closed, all in the transaction of the save. Drafts are never refused.
 */
export const checkContentOnSave = ({ collection, hasSummary, host, settings }: Options): Hooks => {
  const found = perRequest<ContentFinding[]>()
  const record = (req: PayloadRequest, id: number | string, [doc, findings]: readonly [Doc, readonly ContentFinding[]]) =>
    recordDocumentChecks(req, { collection, findings, id, now: settings.clock(), title: textOf(doc[host.title]) ?? String(id) })
  return {
    afterChange: async ({ doc, operation, req }) => {
      const findings = found.take(req, operation === 'create' ? 'new' : String(doc.id))
      if (findings) await record(req, doc.id, [doc, doc.deletedAt ? [] : findings])
    },
    afterDelete: async ({ doc, id, req }) => record(req, id, [doc, []]),
    beforeChange: async ({ context, data, operation, originalDoc, req }) => {
      if (hasFlag(context, CONTEXT_FLAGS.skipChecks)) return data
      const findings = await checkAll({ ...originalDoc, ...data }, host, bareContext(settings.clock()))
      if (host.blockOnErrors && data['_status'] === 'published') refuseErrors(findings)
      found.put(req, operation === 'create' ? 'new' : String(originalDoc?.id), findings)
      const summary = {
        checkedAt: settings.clock().toISOString(), errorCount: count(findings, 'error'), hintCount: count(findings, 'hint'), warningCount: count(findings, 'warning'),
      }
      return hasSummary ? { ...data, checkSummary: summary } : data
    },
  }
}
