import { APIError, type CollectionAfterChangeHook, type CollectionAfterDeleteHook, type CollectionBeforeChangeHook, type PayloadRequest } from 'payload'

import { checkStored } from '../src/content/checkStored.edge.ts'
import type { ContentFinding, Severity } from '../src/content/finding.ts'
import { EARLIER_RULES } from '../src/content/rules/earlierRules.ts'
import type { ContentOpsSettings, HostDocument, HostSettings } from '../src/plugin.options.ts'
import { CONTEXT_FLAGS, hasFlag } from '../src/shared/context.ts'
import { perRequest } from '../src/shared/perRequest.ts'
import { recordDocumentChecks } from '../src/store/recordDocumentChecks.ts'
import { storedContext } from '../src/store/storedContext.ts'
import { undecidedFindings } from '../src/store/undecidedFindings.ts'

type Options = { collection: string; hasSummary: boolean; host: HostSettings; settings: ContentOpsSettings }
type Hooks = { afterChange: CollectionAfterChangeHook; afterDelete: CollectionAfterDeleteHook; beforeChange: CollectionBeforeChangeHook }
type Doc = Record<string, unknown>

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const count = (findings: readonly ContentFinding[], severity: Severity): number => findings.filter((finding) => finding.severity === severity).length

const refuseErrors = (findings: readonly ContentFinding[]): void => {
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  const shown = errors.slice(0, 5).map(({ field, message, text }) => `${field}：${message}${text === '' ? '' : `（“${text}”）`}`).join('；')
  throw new APIError(`不能发布：内容检查发现 ${errors.length} 处错误。${shown}。请改正后再发布，草稿可照常保存；确属正常的，由运维人员在“问题”中接受并写明理由。`, 400, { findings: errors }, true)
}

/**
 * Checks a document whenever it is saved: counts go into `checkSummary` where the collection has it, each fault becomes a
 * finding, gone ones are closed, all in the transaction of the save. Drafts are never refused.
 */
export const checkContentOnSave = ({ collection, hasSummary, host, settings }: Options): Hooks => {
  const found = perRequest<ContentFinding[]>()
  const record = (req: PayloadRequest, id: number | string, [doc, findings]: readonly [Doc, null | readonly ContentFinding[]]) =>
    recordDocumentChecks(req, { collection, findings: findings ?? [], id, notAsked: findings ? EARLIER_RULES : [], now: settings.clock(), title: textOf(doc[host.title]) ?? String(id) })
  return {
    afterChange: async ({ doc, operation, req }) => {
      const findings = found.take(req, operation === 'create' ? 'new' : String(doc.id))
      if (findings) await record(req, doc.id, [doc, doc.deletedAt ? null : findings])
    },
    afterDelete: async ({ doc, id, req }) => record(req, id, [doc, null]),
    beforeChange: async ({ context, data, operation, originalDoc, req }) => {
      if (hasFlag(context, CONTEXT_FLAGS.skipChecks)) return data
      const next = { ...originalDoc, ...data } as HostDocument
      const findings = await checkStored(next, { ...host, collection }, await storedContext({ collection, doc: next, req, settings }))
      if (host.blockOnErrors && data['_status'] === 'published') refuseErrors(await undecidedFindings(req, { collection, findings, id: String(originalDoc?.id ?? 'new'), now: settings.clock() }))
      found.put(req, operation === 'create' ? 'new' : String(originalDoc?.id), findings)
      const summary = {
        checkedAt: settings.clock().toISOString(), errorCount: count(findings, 'error'), hintCount: count(findings, 'hint'), warningCount: count(findings, 'warning'),
      }
      return hasSummary ? { ...data, checkSummary: summary } : data
    },
  }
}
