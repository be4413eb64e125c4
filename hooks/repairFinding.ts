import type { PayloadRequest } from 'payload'

import { checkStored } from '../src/content/checkStored.edge.ts'
import { applyFix, type FixedText } from '../src/content/repair/applyFix.ts'
import { isOpenState, STATE_NAMES } from '../src/findings/openState.ts'
import type { FindingState } from '../src/findings/types.ts'
import type { ContentOpsSettings, HostDocument } from '../src/plugin.options.ts'
import { CONTEXT_REASON } from '../src/shared/context.ts'
import { UserError } from '../src/shared/errors.ts'
import { OPS_SLUGS } from '../src/shared/slugs.ts'
import { localApi } from '../src/store/localApi.ts'
import { contentFingerprints } from '../src/store/recordDocumentChecks.ts'
import { storedContext } from '../src/store/storedContext.ts'

type Row = { collection: string; fingerprint: string; id: string }

/** What a fix does, and the mark of the text it was shown for. */
export type RepairAnswer = Pick<FixedText, 'after' | 'before'> & { applied: boolean; field: string; savedAt: string }

/** Shows what the safe fix of a finding would do, or saves it as a draft in the name of whoever asks. Refusals are UserErrors. */
export type RepairFinding = (req: PayloadRequest, input: { dryRun: boolean; id: string; savedAt: unknown }) => Promise<RepairAnswer>

const findingRow = async (req: PayloadRequest, id: string): Promise<Row> => {
  const row = await localApi(req).findByID({ collection: OPS_SLUGS.findings, disableErrors: true, id })
  if (!row) throw new UserError('NOT_FOUND', '没有这个问题，可能已被清理；请刷新。')
  const document = row['document'] as null | undefined | { relationTo?: string; value?: unknown }
  if (row['kind'] !== 'content' || !document?.relationTo) throw new UserError('INPUT_INVALID', '这类问题没有一键修复；链接请用“全部换成新地址”或“去掉链接”。')
  const state = row['state'] as FindingState
  if (!isOpenState(state)) throw new UserError('STATE_INVALID', `这个问题现在是“${STATE_NAMES[state]}”，无需再修复，没有改动。请刷新；确要修复时，请先重新打开它。`)
  return { collection: document.relationTo, fingerprint: String(row['fingerprint']), id: String(document.value) }
}

const stale = (): UserError => new UserError('CONFLICT_STALE', '文档在此期间已被修改，没有改动。请刷新后查看最新的检查结果，再决定是否修复。')

/** The newest draft, as far as the person may read it. */
const latestOf = (req: PayloadRequest, { collection, id }: Row): Promise<HostDocument> =>
  localApi(req).findByID({ collection, draft: true, id, overrideAccess: false }) as Promise<HostDocument>

/** The finding as the checks see it in the text of now: words above it may have moved it. */
const currentFinding = async (req: PayloadRequest, row: Row, { doc, settings }: { doc: HostDocument; settings: ContentOpsSettings }) => {
  const { collection, fingerprint, id } = row
  const host = settings.collections[collection]
  if (!host) throw new UserError('INPUT_INVALID', '这类文档没有内容检查。')
  const findings = await checkStored(doc, { ...host, collection }, await storedContext({ collection, doc, req, settings }))
  const finding = contentFingerprints({ collection, findings, id }).get(fingerprint)
  if (!finding) throw stale()
  if (!finding.fix) throw new UserError('INPUT_INVALID', '这个问题没有可以放心自动完成的修复，请按说明手工修改。')
  return { ...finding, fix: finding.fix }
}

const savedAtOf = (doc: HostDocument): string => String(doc['updatedAt'] ?? '')

/** The one-click fix of findings about content: judged anew on the newest draft, saved through the document's own rules and rights. */
export const repairFinding = (settings: ContentOpsSettings): RepairFinding => async (req, { dryRun, id, savedAt }) => {
  const row = await findingRow(req, id)
  const doc = await latestOf(req, row)
  if (!dryRun && savedAt !== savedAtOf(doc)) throw stale()
  const { field, fix, message, nodePath } = await currentFinding(req, row, { doc, settings })
  const applied = applyFix(doc[field], fix, nodePath)
  if (applied.kind === 'lost') throw new UserError('INPUT_INVALID', '要改的文字跨越了换行、图片或其他内容，请手工修改。')
  const { after, before, value } = applied
  if (dryRun) return { after, applied: false, before, field, savedAt: savedAtOf(doc) }
  const saved = await localApi(req).update({
    collection: row.collection, context: { [CONTEXT_REASON]: `一键修复：${message}`.slice(0, 200) }, draft: true, id: row.id, overrideAccess: false,
    data: { [field]: value, ...(typeof doc['rev'] === 'number' ? { rev: doc['rev'] } : {}) },
  })
  return { after, applied: true, before, field, savedAt: String(saved['updatedAt'] ?? '') }
}
